/// Bearer tokens for the interfaces for programs: read-only, of a person or of a calling system, a year at most. The
/// token is shown once; what is kept is its digest.
@NullMarked
package org.zhanqiao.identity.tokens;

import org.jspecify.annotations.NullMarked;
