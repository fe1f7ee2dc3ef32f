package org.zhanqiao.barrier.reports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Cookies;
import org.zhanqiao.identity.SecretBox;

/// What a reporter’s browser keeps: the key of the draft, and for a while which report was opened with its secret.
@Component
class ReportCookies {

    private static final String DRAFT = "zq-report";
    private static final String FOLLOWED = "zq-followed";
    private static final String CONTEXT = "barrier.followed";
    private static final Duration OPEN = Duration.ofMinutes(20);

    private final Cookies cookies;
    private final DraftKeys keys;
    private final SecretBox box;
    private final InstantSource clock;

    ReportCookies(Cookies cookies, DraftKeys keys, SecretBox box, InstantSource clock) {
        this.cookies = cookies;
        this.keys = keys;
        this.box = box;
        this.clock = clock;
    }

    /// Gives the browser a new draft in place of any other.
    DraftKey begin(HttpServletResponse response) {
        var value = keys.draw();
        cookies.set(response, DRAFT, value, Drafts.KEPT);
        return keys.read(value).orElseThrow();
    }

    Optional<DraftKey> findDraft(HttpServletRequest request) {
        return cookies.find(request, DRAFT).flatMap(keys::read);
    }

    void forgetDraft(HttpServletResponse response) {
        cookies.remove(response, DRAFT);
    }

    /// Lets the browser read a report for [#OPEN] without its secret.
    void follow(HttpServletResponse response, String reference) {
        var text = clock.instant().plus(OPEN).getEpochSecond() + " " + reference;
        cookies.set(response, FOLLOWED, box.seal(text.getBytes(StandardCharsets.UTF_8), CONTEXT), OPEN);
    }

    /// The reference of the report that was opened here.
    Optional<String> findFollowed(HttpServletRequest request) {
        return cookies.find(request, FOLLOWED).flatMap(this::open);
    }

    void forgetFollowed(HttpServletResponse response) {
        cookies.remove(response, FOLLOWED);
    }

    private Optional<String> open(String sealed) {
        try {
            var text = new String(box.open(sealed, CONTEXT), StandardCharsets.UTF_8).split(" ", 2);
            return clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(text[0])))
                    ? Optional.of(text[1])
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
