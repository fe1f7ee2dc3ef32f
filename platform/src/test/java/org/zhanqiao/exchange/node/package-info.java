@NullMarked
package org.zhanqiao.exchange.node;

import org.jspecify.annotations.NullMarked;
