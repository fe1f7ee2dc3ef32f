@NullMarked
package org.zhanqiao.workday;

import org.jspecify.annotations.NullMarked;
