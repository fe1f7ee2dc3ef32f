@NullMarked
package org.zhanqiao.barrier;

import org.jspecify.annotations.NullMarked;
