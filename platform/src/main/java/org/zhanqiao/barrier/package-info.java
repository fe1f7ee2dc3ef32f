/// Barriers (堵点): papers that people are still asked for although the city holds what stands in them. Collected from
/// whoever meets them, and found without being told.
@ApplicationModule(
        allowedDependencies = {
            "audit",
            "catalog",
            "catalog::search",
            "demand",
            "demand::collection",
            "demand::corrections",
            "demand::requests",
            "exchange",
            "identity",
            "inbox",
            "ledger",
            "ledger::measures",
            "proceeding",
            "protection::suggest",
            "tabular",
            "web",
            "workday"
        })
@NullMarked
package org.zhanqiao.barrier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
