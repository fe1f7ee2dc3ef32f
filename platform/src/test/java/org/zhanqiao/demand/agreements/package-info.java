@NullMarked
package org.zhanqiao.demand.agreements;

import org.jspecify.annotations.NullMarked;
