@NullMarked
package org.zhanqiao.identity.openapi;

import org.jspecify.annotations.NullMarked;
