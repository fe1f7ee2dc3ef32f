@NullMarked
package org.zhanqiao.identity.tokens;

import org.jspecify.annotations.NullMarked;
