@NullMarked
package org.zhanqiao.evidence;

import org.jspecify.annotations.NullMarked;
