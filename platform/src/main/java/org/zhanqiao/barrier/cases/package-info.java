/// What ties barriers to the ledger: a barrier that was found opens a case and brings its proof, a report is handled in
/// a case, and whoever reported it has the last word.
@NamedInterface("cases")
@NullMarked
package org.zhanqiao.barrier.cases;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
