/// The index over the evidence log, and the answer to 'who read my data'. The log itself is the module evidence.
@ApplicationModule(allowedDependencies = {"identity", "web"})
@NullMarked
package org.zhanqiao.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
