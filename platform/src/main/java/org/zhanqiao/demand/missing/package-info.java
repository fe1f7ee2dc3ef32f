/// Missing data (缺失数据需求): what an officer searched the catalog for in vain. Agencies join one statement, the bureau
/// points to what is there or names the agency whose duty it is (数源部门), and that agency publishes an entry.
@NamedInterface("missing")
@NullMarked
package org.zhanqiao.demand.missing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
