/// Stands before the one of main on the class path of tests, so it says the same of what others may use.
@NamedInterface("reports")
@NullMarked
package org.zhanqiao.barrier.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
