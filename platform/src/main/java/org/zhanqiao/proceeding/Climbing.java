package org.zhanqiao.proceeding;

import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.ListQuery;

/// A kind of proceedings that comes before the city's government office, for its desk: what is long overdue has climbed
/// to it, or it has to decide. Each feature brings its own as a bean.
///
/// @param order     place on the desk; smaller comes first
/// @param key       of the heading
/// @param hint      key of the sentence that says what these are
/// @param path      of the list of them, narrowed to these
/// @param act       what the office does to one, at `act/NAME` below the page of the one
/// @param instructs whether it instructs whoever owes something by it; else it decides
/// @param reply     by what whoever owes it replies to an instruction, and it is still owed; null where whatever an
/// agency
///                 does to it is a reply
/// @param count     how many there are
/// @param lines     the first of them
public record Climbing(
        int order,
        String key,
        String hint,
        String path,
        ActKind act,
        boolean instructs,
        @Nullable ActKind reply,
        LongSupplier count,
        Function<ListQuery, List<Line>> lines) {

    /// One of them.
    ///
    /// @param path  of its page
    /// @param owner short name of the agency that owes something; of both sides, where none does
    /// @param day   its last day; the day on which it came before the office, where there is none
    public record Line(
            String id,
            String path,
            Words what,
            String owner,
            @Nullable LocalDate day) {}
}
