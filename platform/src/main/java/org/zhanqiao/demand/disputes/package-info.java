/// Disputes over a request between the two agencies (争议, Order 809 art. 28): negotiated, brought to the
/// authority, decided by the government, and what was ordered carried out. The law states no limit of days,
/// so there is none; how long each stage took is shown.
@NamedInterface("disputes")
@NullMarked
package org.zhanqiao.demand.disputes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
