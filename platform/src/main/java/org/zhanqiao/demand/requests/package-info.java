/// Access requests (数据共享申请, Order 809 art. 20–22): from asking to an answer, each act with its clock and its evidence.
@NamedInterface("requests")
@NullMarked
package org.zhanqiao.demand.requests;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
