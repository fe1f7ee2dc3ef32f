/// Placeholder.
@NullMarked
package org.zhanqiao.samplecity;

import org.jspecify.annotations.NullMarked;
