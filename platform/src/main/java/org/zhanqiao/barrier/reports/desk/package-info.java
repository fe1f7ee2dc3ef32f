/// Pages of reports for those who handle them, enter them for others, or bring their own.
@NullMarked
package org.zhanqiao.barrier.reports.desk;

import org.jspecify.annotations.NullMarked;
