@NullMarked
package org.zhanqiao.inbox;

import org.jspecify.annotations.NullMarked;
