/// Parts of the evidence log, measured alone: in its package, whose insides they reach.
@NullMarked
package org.zhanqiao.evidence;

import org.jspecify.annotations.NullMarked;
