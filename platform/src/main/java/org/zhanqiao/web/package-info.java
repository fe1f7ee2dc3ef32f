/// Layout, navigation, messages and error pages. Features use it; it uses none of them.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.zhanqiao.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
