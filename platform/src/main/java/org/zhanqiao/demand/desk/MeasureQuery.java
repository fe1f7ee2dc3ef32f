package org.zhanqiao.demand.desk;

import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Sight;
import org.zhanqiao.demand.measures.MeasureScope;
import org.zhanqiao.demand.requests.RequestFilter.Desk;
import org.zhanqiao.identity.Reader;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.workday.MonthSpan;

/// What measures are asked for: whose, and of which months.
///
/// @param desk   whose rows the figures open
/// @param side   on which side of the requests the agency stands
/// @param agency code of the agency; empty for the whole city
public record MeasureQuery(Desk desk, Side side, String agency, YearMonth from, YearMonth to) {

    /// On which side of requests and calls an agency stands.
    public enum Side {
        /// Others ask it.
        PROVIDER("provider"),
        /// It asks others.
        CONSUMER("consumer");

        private final String text;

        Side(String text) {
            this.text = text;
        }

        /// As it stands in addresses.
        public String text() {
            return text;
        }
    }

    /// As it stands in an address, before it is known to make sense.
    record Asked(
            @Nullable String from,
            @Nullable String to,
            @Nullable String agency,
            @Nullable String side) {

        /// The months asked for, up to this one when nothing is said; empty when they are no months, or too many.
        Optional<MonthSpan> months(YearMonth now) {
            return MonthSpan.read(from, to, now);
        }

        boolean knowsSide() {
            return isEmpty(side) || side.equals(Side.PROVIDER.text()) || side.equals(Side.CONSUMER.text());
        }

        private static boolean isEmpty(@Nullable String text) {
            return text == null || text.isEmpty();
        }
    }

    /// What somebody may see of what was asked for: who oversees all everything, others what concerns their agency.
    ///
    /// @throws NotFound for somebody else who has none
    static MeasureQuery of(Asked asked, MonthSpan months, Reader me) {
        var side = Side.CONSUMER.text().equals(asked.side()) ? Side.CONSUMER : Side.PROVIDER;
        if (Sight.of(me).all()) {
            var agency = asked.agency() == null ? "" : asked.agency();
            return new MeasureQuery(Desk.ALL, side, agency, months.from(), months.to());
        }
        return new MeasureQuery(
                side == Side.PROVIDER ? Desk.INCOMING : Desk.ASKED,
                side,
                me.agency().orElseThrow(() -> new NotFound("agency of", me.getName())),
                months.from(),
                months.to());
    }

    /// Whether it is about all agencies.
    public boolean isCity() {
        return agency.isEmpty() && desk == Desk.ALL;
    }

    public MeasureScope scope() {
        return new MeasureScope(from, to, side == Side.PROVIDER ? agency : "", side == Side.CONSUMER ? agency : "");
    }
}
