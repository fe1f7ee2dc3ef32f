/// Tables in files, CSV and XLSX, read and written row by row in bounded memory; and what every import of a file has in
/// common: headings, flaws of cells, a dry run that is kept line by line. What the rows mean is their reader's
/// business.
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package org.zhanqiao.tabular;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
