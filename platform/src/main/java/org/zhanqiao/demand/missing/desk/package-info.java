/// Pages and messages of missing data.
@NullMarked
package org.zhanqiao.demand.missing.desk;

import org.jspecify.annotations.NullMarked;
