@NamedInterface("reports")
@NullMarked
package org.zhanqiao.barrier.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
