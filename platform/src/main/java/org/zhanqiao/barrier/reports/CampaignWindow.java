package org.zhanqiao.barrier.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.zhanqiao.web.Page;

/// When a campaign (专项行动) takes reports: from the first moment of its first day to the end of its last one, each time
/// that it collects. What was begun before the end can be sent a little longer.
///
/// @param code  of the campaign
/// @param name  of the campaign
/// @param spans in their order, at least one
public record CampaignWindow(String code, String name, List<Span> spans) {

    public CampaignWindow {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("spans: none");
        }
    }

    /// @param opens  the first moment
    /// @param closes the first moment at which it is over
    public record Span(Instant opens, Instant closes) {

        /// Its first day in the city.
        public LocalDate first() {
            return opens.atZone(Page.ZONE).toLocalDate();
        }

        /// Its last day in the city.
        public LocalDate last() {
            return closes.minusNanos(1).atZone(Page.ZONE).toLocalDate();
        }

        boolean holds(Instant at) {
            return !at.isBefore(opens) && at.isBefore(closes);
        }
    }

    /// How it stands at a moment.
    public sealed interface Standing {

        /// It takes reports.
        ///
        /// @param closes the first moment at which it no longer does
        record Open(Instant closes) implements Standing {}

        /// It is over, but what was begun before is still taken.
        ///
        /// @param closed when it was over
        /// @param until  the first moment at which nothing is taken any more
        record Late(Instant closed, Instant until) implements Standing {}

        /// It opens, for the first time or once more.
        record Before(Instant opens) implements Standing {}

        /// It is over for good.
        record Over(Instant closed) implements Standing {}
    }

    /// How it stands for somebody who begins to write.
    public Standing at(Instant now) {
        return standing(now, now, Duration.ZERO);
    }

    /// How it stands for somebody who began to write earlier.
    ///
    /// @param grace for so long after the end what was begun before is taken
    Standing forBegun(Instant begun, Instant now, Duration grace) {
        return standing(begun, now, grace);
    }

    private Standing standing(Instant begun, Instant now, Duration grace) {
        for (var span : spans) {
            if (span.holds(now)) {
                return new Standing.Open(span.closes());
            }
            var until = span.closes().plus(grace);
            if (span.holds(begun) && now.isBefore(until)) {
                return new Standing.Late(span.closes(), until);
            }
        }
        return spans.stream()
                .filter(span -> span.opens().isAfter(now))
                .findFirst()
                .<Standing>map(span -> new Standing.Before(span.opens()))
                .orElseGet(() -> new Standing.Over(spans.getLast().closes()));
    }

    /// Whether it takes nothing any more, now or later.
    public boolean isOver(Instant at) {
        return !at.isBefore(spans.getLast().closes());
    }

    /// Whether it takes reports at a moment.
    public boolean isOpen(Instant at) {
        return spans.stream().anyMatch(span -> span.holds(at));
    }
}
