@NullMarked
package org.zhanqiao.catalog.inventory;

import org.jspecify.annotations.NullMarked;
