@NullMarked
package org.zhanqiao.barrier.reports;

import org.jspecify.annotations.NullMarked;
