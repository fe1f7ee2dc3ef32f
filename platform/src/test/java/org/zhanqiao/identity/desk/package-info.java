@NullMarked
package org.zhanqiao.identity.desk;

import org.jspecify.annotations.NullMarked;
