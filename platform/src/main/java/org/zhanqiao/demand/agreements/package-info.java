/// Confidentiality agreements (保密协议) between who asks and who provides: made from an approved request, signed by both,
/// never changed, verified by anyone. The second signature puts the grant into force.
@NamedInterface("agreements")
@NullMarked
package org.zhanqiao.demand.agreements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
