/// Tests of the security administrator’s desk.
@NullMarked
package org.zhanqiao.exchange.grants;

import org.jspecify.annotations.NullMarked;
