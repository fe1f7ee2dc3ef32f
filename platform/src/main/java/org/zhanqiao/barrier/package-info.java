/// What still sends people from counter to counter (堵点): reports of it, and what finds it without being told.
@ApplicationModule(
        allowedDependencies = {"identity", "inbox", "audit", "workday", "tabular", "web", "protection::suggest"})
@NullMarked
package org.zhanqiao.barrier;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
