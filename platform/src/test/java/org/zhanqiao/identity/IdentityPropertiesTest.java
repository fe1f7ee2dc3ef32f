package org.zhanqiao.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class IdentityPropertiesTest {

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new IdentityProperties(
                        true,
                        Duration.ofMinutes(30),
                        Duration.ofHours(8),
                        Duration.ofSeconds(2),
                        100_000,
                        2,
                        Duration.ofSeconds(3),
                        19_456,
                        2,
                        10,
                        100,
                        Duration.ofMinutes(15),
                        "preferred_username"));
    }

    @Test
    void what_makes_no_sense_is_named() {
        assertThatThrownBy(() -> bind(Map.of("zhanqiao.identity.session-idle", "9h")))
                .rootCause()
                .hasMessage("zhanqiao.identity.session-idle: out of range");
        assertThatThrownBy(() -> bind(Map.of("zhanqiao.identity.hashing-concurrency", "0")))
                .rootCause()
                .hasMessage("zhanqiao.identity.hashing-concurrency: out of range");
    }

    private static IdentityProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("zhanqiao.identity", IdentityProperties.class);
    }
}
