@NullMarked
package org.zhanqiao.quality;

import org.jspecify.annotations.NullMarked;
