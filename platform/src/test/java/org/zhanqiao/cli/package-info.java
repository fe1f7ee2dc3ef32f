@NullMarked
package org.zhanqiao.cli;

import org.jspecify.annotations.NullMarked;
