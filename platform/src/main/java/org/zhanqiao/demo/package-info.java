/// The sample city as this platform's guest: its agencies, people, systems, datasets, services and grants, registered
/// through the same doors as real ones. Never in production.
@ApplicationModule(
        allowedDependencies = {
            "barrier::items",
            "identity",
            "inbox",
            "catalog",
            "protection",
            "demand",
            "demand::requests",
            "demand::agreements",
            "demand::collection",
            "demand::missing",
            "demand::proceeding",
            "demand::disputes",
            "web",
            "exchange"
        })
@NullMarked
package org.zhanqiao.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
