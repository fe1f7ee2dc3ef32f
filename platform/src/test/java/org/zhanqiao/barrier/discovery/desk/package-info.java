/// Tests of the radar's pages and interface.
@NullMarked
package org.zhanqiao.barrier.discovery.desk;

import org.jspecify.annotations.NullMarked;
