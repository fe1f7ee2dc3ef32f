package org.zhanqiao.inbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How messages leave by e-mail. They do when `spring.mail.host` names a mail server, and not otherwise.
///
/// @param from        sender of the letters
/// @param pages       address of the pages, put before each path in a letter
/// @param interval    time between two looks for letters that wait
/// @param attempts    how often a letter is tried before it counts as undeliverable
/// @param firstRetry  wait after the first failed attempt; it doubles with each further one
/// @param holdFor     how long one process has for sending a letter before another may try
@ConfigurationProperties("zhanqiao.inbox")
public record InboxProperties(
        @DefaultValue("zhanqiao@localhost") String from,
        @DefaultValue("http://localhost:8080") String pages,
        @DefaultValue("10s") Duration interval,
        @DefaultValue("8") int attempts,
        @DefaultValue("1m") Duration firstRetry,
        @DefaultValue("5m") Duration holdFor) {

    public InboxProperties {
        require("from", from.matches("[^@\\s]+@[^@\\s]+"));
        require("pages", pages.matches("https?://\\S+"));
        require("interval", interval.isPositive());
        require("attempts", attempts > 0);
        require("first-retry", firstRetry.isPositive());
        require("hold-for", holdFor.isPositive());
    }

    private static void require(String name, boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("zhanqiao.inbox." + name + ": out of range");
        }
    }
}
