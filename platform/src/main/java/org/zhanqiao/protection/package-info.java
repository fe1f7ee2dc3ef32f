/// Levels 1 to 4, kinds of masks, and what a level allows (GB/T 43697-2024 and the city's four levels of 2021).
@ApplicationModule(allowedDependencies = {"identity", "web"})
@NullMarked
package org.zhanqiao.protection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
