/// The figures of requests, against sets made and counted by hand.
@NullMarked
package org.zhanqiao.demand.measures;

import org.jspecify.annotations.NullMarked;
