/// Forms that agencies put before people, and what of them a dataset holds already: sharing must not be
/// replaced by asking again (政务数据共享条例 art. 19).
@NamedInterface("collection")
@NullMarked
package org.zhanqiao.demand.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
