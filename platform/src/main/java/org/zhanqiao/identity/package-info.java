/// Agencies, people, systems and their keys, roles, sign-in. It does not know what anybody may read: that is a grant.
@ApplicationModule(allowedDependencies = {"web"})
@NullMarked
package org.zhanqiao.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
