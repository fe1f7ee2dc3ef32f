package org.zhanqiao.proceeding;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/// What has a last day: it goes up the [Ladder] when that has passed, and is reckoned anew when a calendar
/// is announced. Each is looked at under its own lock, so several processes may look at once.
public interface Timed {

    /// Ids of those whose day has come, in the order of their ids.
    ///
    /// @param after the last id seen; empty for the first
    List<String> listForLadder(LocalDate today, String after, int limit);

    /// Notes that a day has come, once, however often it is called.
    ///
    /// @param late working days that are over since a last day, -1 when that is not over
    void noteDay(String id, ToIntFunction<LocalDate> late);

    /// Ids of those whose clock runs, in their order.
    ///
    /// @param after the last id seen; empty for the first
    List<String> listRunning(String after, int limit);

    /// Reckons the last day anew, on the calendar that is in force now.
    ///
    /// @return how it moved; empty when it is the day it was
    Optional<DueMoved> reckonAnew(String id);
}
