@NullMarked
package org.zhanqiao.identity.signin;

import org.jspecify.annotations.NullMarked;
