package org.zhanqiao.exchange.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.zhanqiao.audit.AgencyFigures.Side;
import org.zhanqiao.audit.AgencyFigures.Step;
import org.zhanqiao.web.Page;

/// What figures are asked for. Anything unknown counts as not said.
///
/// @param service code of the one service to count; empty for all
public record FiguresQuery(Side side, Period period, String service) {

    private static final int LONGEST = 100;

    /// How far back the figures go.
    public enum Period {
        DAY(24, Step.HOUR),
        WEEK(7, Step.DAY),
        MONTH(30, Step.DAY),
        QUARTER(90, Step.DAY);

        private final int steps;
        private final Step step;

        Period(int steps, Step step) {
            this.steps = steps;
            this.step = step;
        }

        Step step() {
            return step;
        }

        /// As it stands in addresses.
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        /// Its name for readers.
        public Phrase words() {
            return Phrase.of("exchange.period." + name());
        }

        /// When each of its steps begins, oldest first; the last is the one under way. Days are the city's.
        List<Instant> starts(Instant now) {
            var starts = new ArrayList<Instant>();
            for (int back = steps - 1; back >= 0; back--) {
                starts.add(
                        step == Step.HOUR
                                ? now.truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(back))
                                : now.atZone(Page.ZONE)
                                        .truncatedTo(ChronoUnit.DAYS)
                                        .minusDays(back)
                                        .toInstant());
            }
            return starts;
        }
    }

    static FiguresQuery of(String side, String period, String service) {
        Period asked = Period.DAY;
        for (var each : Period.values()) {
            if (each.text().equals(period)) {
                asked = each;
            }
        }
        return new FiguresQuery(
                side.equals("provider") ? Side.PROVIDER : Side.CONSUMER,
                asked,
                service.length() > LONGEST ? "" : service);
    }

    /// As it stands in addresses.
    public String sideText() {
        return side == Side.PROVIDER ? "provider" : "consumer";
    }
}
