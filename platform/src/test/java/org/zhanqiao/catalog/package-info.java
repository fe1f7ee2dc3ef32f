@NullMarked
package org.zhanqiao.catalog;

import org.jspecify.annotations.NullMarked;
