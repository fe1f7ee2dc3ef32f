/// The rungs of the ladder: in the package of the node, whose parts they put together.
@NullMarked
package org.zhanqiao.exchange.node;

import org.jspecify.annotations.NullMarked;
