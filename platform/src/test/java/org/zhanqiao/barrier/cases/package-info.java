@NullMarked
package org.zhanqiao.barrier.cases;

import org.jspecify.annotations.NullMarked;
