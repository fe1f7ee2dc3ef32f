package org.zhanqiao.demand;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.zhanqiao.web.Page;

/// The platform's clock, moved by hand.
public final class MovableClock implements InstantSource {

    private volatile Instant now = Instant.parse("2026-03-02T01:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /// At nine in the morning of a day in the city.
    public void setDay(String day) {
        set(day, "09:00");
    }

    /// At a time of a day in the city.
    public void set(String day, String time) {
        now = LocalDate.parse(day)
                .atTime(LocalTime.parse(time))
                .atZone(Page.ZONE)
                .toInstant();
    }

    public void forward(Duration duration) {
        now = now.plus(duration);
    }

    /// Puts it in the place of the system's clock, for tests that import it.
    public static class AsTheClock {
        @Bean
        @Primary
        public MovableClock movableClock() {
            return new MovableClock();
        }
    }
}
