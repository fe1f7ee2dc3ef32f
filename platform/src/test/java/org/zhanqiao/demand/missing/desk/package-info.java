@NullMarked
package org.zhanqiao.demand.missing.desk;

import org.jspecify.annotations.NullMarked;
