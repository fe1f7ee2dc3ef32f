/// Correction requests (校核申请, Order 809 art. 26): whoever got a wrong value says so, the provider verifies, corrects or
/// says why it is right, and reports back within 10 working days; whoever asked confirms.
@NamedInterface("corrections")
@NullMarked
package org.zhanqiao.demand.corrections;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
