package org.zhanqiao.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class WorkdayPropertiesTest {

    @Test
    void defaults() {
        assertThat(bind(Map.of())).isEqualTo(new WorkdayProperties(false, Duration.ofSeconds(5)));
    }

    @Test
    void what_makes_no_sense_is_named() {
        assertThatThrownBy(() -> bind(Map.of("zhanqiao.workday.calendar-cache", "-1s")))
                .rootCause()
                .hasMessage("zhanqiao.workday.calendar-cache: out of range");
    }

    private static WorkdayProperties bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate("zhanqiao.workday", WorkdayProperties.class);
    }
}
