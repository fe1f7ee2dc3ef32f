/// What control costs: the governed call against the same read without it, and against other people's gateways.
@NullMarked
package org.zhanqiao.benchmarks;

import org.jspecify.annotations.NullMarked;
