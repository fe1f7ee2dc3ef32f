@NullMarked
package org.zhanqiao.exchange.sources;

import org.jspecify.annotations.NullMarked;
