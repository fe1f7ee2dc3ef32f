@NullMarked
package org.zhanqiao.barrier.similar;

import org.jspecify.annotations.NullMarked;
