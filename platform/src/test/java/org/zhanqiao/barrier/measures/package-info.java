@NullMarked
package org.zhanqiao.barrier.measures;

import org.jspecify.annotations.NullMarked;
