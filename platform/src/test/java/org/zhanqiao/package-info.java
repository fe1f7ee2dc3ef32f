@NullMarked
package org.zhanqiao;

import org.jspecify.annotations.NullMarked;
