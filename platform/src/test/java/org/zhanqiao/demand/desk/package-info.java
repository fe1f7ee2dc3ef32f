@NullMarked
package org.zhanqiao.demand.desk;

import org.jspecify.annotations.NullMarked;
