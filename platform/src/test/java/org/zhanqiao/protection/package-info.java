@NullMarked
package org.zhanqiao.protection;

import org.jspecify.annotations.NullMarked;
