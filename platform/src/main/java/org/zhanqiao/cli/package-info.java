/// The one door: the commands of `./zhanqiao`.
@ApplicationModule(allowedDependencies = {"identity", "catalog", "demand", "exchange", "audit"})
@NullMarked
package org.zhanqiao.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
