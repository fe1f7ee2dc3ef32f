/// What people are told: messages on their page, and by e-mail where they want that and the city has a mail server.
@ApplicationModule(allowedDependencies = {"identity", "web"})
@NullMarked
package org.zhanqiao.inbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
