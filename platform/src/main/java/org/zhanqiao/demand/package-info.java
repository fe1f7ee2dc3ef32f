/// Grants: who may read which fields of which service, for what, until when.
@ApplicationModule(
        allowedDependencies = {
            "catalog",
            "catalog::search",
            "identity",
            "inbox",
            "ledger",
            "protection",
            "protection::suggest",
            "audit",
            "proceeding",
            "tabular",
            "web",
            "workday"
        })
@NullMarked
package org.zhanqiao.demand;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
