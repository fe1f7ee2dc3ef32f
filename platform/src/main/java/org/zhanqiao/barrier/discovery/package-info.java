/// Finds barriers without being told: for each paper that a matter demands, follows the data from the paper
/// to the calls, and names the first link that breaks. [Discovery] is that walk, a pure function over
/// [Facts].
@NamedInterface("discovery")
@NullMarked
package org.zhanqiao.barrier.discovery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
