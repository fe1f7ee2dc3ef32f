/// The ledger of rectification (整改台账), one for all campaigns: cases with an owner, a clock, a ladder
/// and a proof. What a case is about belongs to the feature that files it; that feature brings the proof.
@ApplicationModule(allowedDependencies = {"identity", "workday", "audit", "inbox", "proceeding", "tabular", "web"})
@NullMarked
package org.zhanqiao.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
