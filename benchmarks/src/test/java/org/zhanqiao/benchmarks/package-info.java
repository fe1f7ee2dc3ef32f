@NullMarked
package org.zhanqiao.benchmarks;

import org.jspecify.annotations.NullMarked;
