/// The desk of an agency's data officer: its services, its grants, its figures. Shows what belongs to
/// the officer's own agency, on either side of a grant; anything else does not exist here.
@NullMarked
package org.zhanqiao.exchange.desk;

import org.jspecify.annotations.NullMarked;
