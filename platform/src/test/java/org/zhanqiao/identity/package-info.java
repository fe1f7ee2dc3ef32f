@NullMarked
package org.zhanqiao.identity;

import org.jspecify.annotations.NullMarked;
