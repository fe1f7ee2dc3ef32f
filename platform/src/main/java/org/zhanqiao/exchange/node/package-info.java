/// The data plane: the governed call on event loops. No Spring, no control-plane table on the path of a call.
///
/// ```
/// request → CallerGate → GrantGate → Limits → Source → Masking → EvidenceDesk → answer + receipt
/// ```
@NullMarked
package org.zhanqiao.exchange.node;

import org.jspecify.annotations.NullMarked;
