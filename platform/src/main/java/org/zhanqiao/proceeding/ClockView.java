package org.zhanqiao.proceeding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.Page;
import org.zhanqiao.workday.Reckoning;

/// A clock, as a page shows it.
///
/// @param titleKey  key of what it measures
/// @param standsKey key of why it stands, where it can
/// @param day      its last day; none while it stands
/// @param running  whether it has not been answered yet
/// @param met      the day on which what it measures was done; null while it is not, or never will be
/// @param lines    its calculation, a sentence each
public record ClockView(
        String titleKey,
        String standsKey,
        @Nullable LocalDate day,
        boolean provisional,
        boolean running,
        @Nullable LocalDate met,
        List<String> lines) {

    public ClockView {
        lines = List.copyOf(lines);
    }

    public static ClockView of(
            String titleKey, String standsKey, Reckoning reckoning, boolean running, List<String> lines) {
        var day = switch (reckoning) {
            case Reckoning.Due due -> due.day();
            case Reckoning.Standing _ -> null;
        };
        return new ClockView(titleKey, standsKey, day, reckoning.isProvisional(), running, null, lines);
    }

    /// The same, met by an act, if that was done.
    public ClockView metBy(Optional<? extends Act<?, ?>> act) {
        var on = act.map(done -> done.at().atZone(Page.ZONE).toLocalDate()).orElse(null);
        return new ClockView(titleKey, standsKey, day, provisional, running, on, lines);
    }
}
