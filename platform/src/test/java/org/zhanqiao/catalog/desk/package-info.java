@NullMarked
package org.zhanqiao.catalog.desk;

import org.jspecify.annotations.NullMarked;
