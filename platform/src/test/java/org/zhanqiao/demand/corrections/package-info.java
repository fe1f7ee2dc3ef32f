/// Stands before the one of main on the class path of tests, so it says the same of what others may use.
@NamedInterface("corrections")
@NullMarked
package org.zhanqiao.demand.corrections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
