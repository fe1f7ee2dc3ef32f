/// The sample city as this platform's guest: its agencies, people, systems, datasets, services and grants, registered
/// through the same doors as real ones. Never in production.
@ApplicationModule(
        allowedDependencies = {
            "barrier::items",
            "identity",
            "inbox",
            "barrier",
            "barrier::reports",
            "barrier::cases",
            "ledger",
            "tabular",
            "catalog",
            "protection",
            "demand",
            "demand::requests",
            "demand::agreements",
            "demand::collection",
            "demand::missing",
            "demand::proceeding",
            "demand::disputes",
            "proceeding",
            "demand::corrections",
            "workday",
            "web",
            "exchange"
        })
@NullMarked
package org.zhanqiao.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
