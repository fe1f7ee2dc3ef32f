@NamedInterface("cases")
@NullMarked
package org.zhanqiao.barrier.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
