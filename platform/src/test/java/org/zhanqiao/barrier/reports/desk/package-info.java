@NullMarked
package org.zhanqiao.barrier.reports.desk;

import org.jspecify.annotations.NullMarked;
