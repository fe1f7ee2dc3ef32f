/// The one door: the commands of `./zhanqiao`.
@ApplicationModule(
        allowedDependencies = {
            "identity",
            "catalog",
            "protection",
            "protection::suggest",
            "demand",
            "demand::agreements",
            "exchange",
            "exchange::node",
            "audit",
            "hosting",
            "demo",
            "tabular",
            "web"
        })
@NullMarked
package org.zhanqiao.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
