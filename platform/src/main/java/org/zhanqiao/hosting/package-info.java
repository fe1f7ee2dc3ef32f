/// Tables that the platform hosts for agencies that bring a file instead of a database. A hosted table is served
/// through the ordinary exchange path, by a role that may read this schema and nothing else.
@ApplicationModule(
        allowedDependencies = {"identity", "protection", "protection::suggest", "catalog", "exchange", "tabular", "web"
        })
@NullMarked
package org.zhanqiao.hosting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
