/// The inventory of service items (政务服务事项): what people come for, which papers it demands of them, and who holds what
/// stands in them. Discovery follows it; nothing is judged here.
@NamedInterface("items")
@NullMarked
package org.zhanqiao.barrier.items;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
