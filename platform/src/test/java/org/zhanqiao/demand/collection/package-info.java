/// Stands before the one of main on the class path of tests, so it says the same of what others may use.
@NamedInterface("collection")
@NullMarked
package org.zhanqiao.demand.collection;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
