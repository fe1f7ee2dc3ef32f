/// The working-day calendar of mainland China and statutory clocks that explain themselves: how many working days, from
/// when, paused when, until which day, and why.
@ApplicationModule(allowedDependencies = {"identity", "web"})
@NullMarked
package org.zhanqiao.workday;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
