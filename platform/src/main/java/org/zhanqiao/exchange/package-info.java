/// Data services and the governed call.
@ApplicationModule(
        allowedDependencies = {
            "catalog",
            "catalog::inventory",
            "demand",
            "demand::agreements",
            "demand::corrections",
            "identity",
            "protection",
            "protection::suggest",
            "quality",
            "audit",
            "web"
        })
@NullMarked
package org.zhanqiao.exchange;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
