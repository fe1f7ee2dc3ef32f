@NullMarked
package org.zhanqiao.hosting;

import org.jspecify.annotations.NullMarked;
