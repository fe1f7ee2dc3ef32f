@NullMarked
package org.zhanqiao.client;

import org.jspecify.annotations.NullMarked;
