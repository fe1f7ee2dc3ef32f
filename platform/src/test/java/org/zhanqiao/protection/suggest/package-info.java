@NullMarked
package org.zhanqiao.protection.suggest;

import org.jspecify.annotations.NullMarked;
