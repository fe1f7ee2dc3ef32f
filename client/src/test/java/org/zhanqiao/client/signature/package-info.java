@NullMarked
package org.zhanqiao.client.signature;

import org.jspecify.annotations.NullMarked;
