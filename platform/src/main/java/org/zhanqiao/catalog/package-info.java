/// Datasets (数据资源) and their data items (信息项).
@ApplicationModule(
        allowedDependencies = {
            "identity",
            "audit",
            "inbox",
            "protection",
            "protection::suggest",
            "tabular",
            "web",
            "workday"
        })
@NullMarked
package org.zhanqiao.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
