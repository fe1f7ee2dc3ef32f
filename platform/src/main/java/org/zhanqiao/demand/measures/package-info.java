/// What the road from asking to a grant comes to in figures: how many requests were satisfied, how many
/// working days an answer took, what is late. Every figure is the number of rows that it opens: [Figure]
/// holds the one condition that both the count and the list use.
@NullMarked
package org.zhanqiao.demand.measures;

import org.jspecify.annotations.NullMarked;
