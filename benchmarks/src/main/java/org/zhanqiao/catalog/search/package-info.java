@NullMarked
package org.zhanqiao.catalog.search;

import org.jspecify.annotations.NullMarked;
