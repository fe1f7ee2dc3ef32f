@NullMarked
package org.zhanqiao.exchange;

import org.jspecify.annotations.NullMarked;
