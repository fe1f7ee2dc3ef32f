/// Quality of data (数据质量): rules that values pass or break. So far they are read on the rows that a case of the
/// ledger names, and prove it.
@ApplicationModule(allowedDependencies = {"catalog", "ledger", "identity", "audit", "proceeding", "web"})
@NullMarked
package org.zhanqiao.quality;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
