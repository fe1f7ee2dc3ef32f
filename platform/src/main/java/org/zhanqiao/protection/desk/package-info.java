/// The pages of the table of levels.
@NullMarked
package org.zhanqiao.protection.desk;

import org.jspecify.annotations.NullMarked;
