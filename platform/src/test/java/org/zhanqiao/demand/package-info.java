@NullMarked
package org.zhanqiao.demand;

import org.jspecify.annotations.NullMarked;
