/// The doors: password and OpenID Connect, the session that follows, and what guards every request.
@NullMarked
package org.zhanqiao.identity.signin;

import org.jspecify.annotations.NullMarked;
