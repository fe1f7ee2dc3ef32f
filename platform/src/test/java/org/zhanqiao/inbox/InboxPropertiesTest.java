package org.zhanqiao.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class InboxPropertiesTest {

    @Test
    void defaults() {
        assertThat(bind(Map.of()))
                .isEqualTo(new InboxProperties(
                        "zhanqiao@localhost",
                        "http://localhost:8080",
                        Duration.ofSeconds(10),
                        8,
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @CsvSource({"from,nobody", "pages,ftp://x", "interval,0s", "attempts,0", "first-retry,0s", "hold-for,0s"})
    void what_makes_no_sense_is_named(String name, String value) {
        assertThatThrownBy(() -> bind(Map.of("zhanqiao.inbox." + name, value)))
                .rootCause()
                .hasMessage("zhanqiao.inbox." + name + ": out of range");
    }

    private static InboxProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("zhanqiao.inbox", InboxProperties.class);
    }
}
