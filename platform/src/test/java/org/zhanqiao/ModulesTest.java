package org.zhanqiao;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/// Every feature keeps to the dependencies it states. The sibling Maven modules are libraries, not features: what a
/// feature may use of them is settled by what the platform's build depends on.
class ModulesTest {

    @Test
    void features_use_only_what_they_state() {
        ApplicationModules.of(
                        Zhanqiao.class,
                        resideInAnyPackage(
                                "org.zhanqiao.client..", "org.zhanqiao.evidence..", "org.zhanqiao.samplecity.."))
                .verify();
    }
}
