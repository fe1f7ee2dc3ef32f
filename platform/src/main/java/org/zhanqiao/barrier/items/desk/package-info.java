/// Pages of the inventory of service items.
@NullMarked
package org.zhanqiao.barrier.items.desk;

import org.jspecify.annotations.NullMarked;
