/// The radar of barriers: its page, the chain of a paper, and the interface for programs.
@NullMarked
package org.zhanqiao.barrier.discovery.desk;

import org.jspecify.annotations.NullMarked;
