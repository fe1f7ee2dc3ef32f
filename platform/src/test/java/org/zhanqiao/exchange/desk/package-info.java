/// Tests of the desk of an agency’s data officer.
@NullMarked
package org.zhanqiao.exchange.desk;

import org.jspecify.annotations.NullMarked;
