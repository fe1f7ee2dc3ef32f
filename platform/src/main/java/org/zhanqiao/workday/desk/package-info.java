/// The calendar's page: what is in force, a deadline reckoned by hand, and the loading of a year.
@NullMarked
package org.zhanqiao.workday.desk;

import org.jspecify.annotations.NullMarked;
