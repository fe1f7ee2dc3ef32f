@NullMarked
package org.zhanqiao.demand.requests;

import org.jspecify.annotations.NullMarked;
