package org.zhanqiao.proceeding;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// That a last day is another one on the calendar that was announced.
///
/// @param id     of the proceeding
/// @param path   of its page
/// @param agency code of the agency that owes something by that day; empty for the bureau
/// @param person login of whoever answers for it by name; empty for all officers of the agency
public record DueMoved(String id, String path, String agency, String person, LocalDate from, LocalDate to) {

    /// How a last day moved; empty when it did not, or there is none any more.
    public static Optional<DueMoved> of(
            String id, String path, String agency, String person, @Nullable LocalDate from, @Nullable LocalDate to) {
        return from == null || to == null || from.equals(to)
                ? Optional.empty()
                : Optional.of(new DueMoved(id, path, agency, person, from, to));
    }
}
