@NullMarked
package org.zhanqiao.audit;

import org.jspecify.annotations.NullMarked;
