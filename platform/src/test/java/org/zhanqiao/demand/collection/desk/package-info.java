@NullMarked
package org.zhanqiao.demand.collection.desk;

import org.jspecify.annotations.NullMarked;
