/// The security administrator's desk and interface for grants: every grant, its history, signing, suspending, resuming
/// and revoking. Whoever sits here decides who may read, and can read nothing.
@NullMarked
package org.zhanqiao.exchange.grants;

import org.jspecify.annotations.NullMarked;
