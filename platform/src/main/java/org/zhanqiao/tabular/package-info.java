/// Tables in files, CSV and XLSX, read and written row by row in bounded memory. What the rows mean is their reader's
/// business.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.zhanqiao.tabular;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
