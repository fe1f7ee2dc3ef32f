package org.zhanqiao;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// Every feature keeps to the dependencies it states.
class ModulesTest {

    @Test
    void features_use_only_what_they_state() {
        ApplicationModules.of(Zhanqiao.class).verify();
    }
}
