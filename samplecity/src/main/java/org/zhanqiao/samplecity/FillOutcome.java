package org.zhanqiao.samplecity;

import java.time.Duration;

/// What came of a fill.
public sealed interface FillOutcome {

    /// The city stands.
    ///
    /// @param rows of the agencies, without the truth about planted defects
    record Filled(FillOptions options, long rows, Duration took) implements FillOutcome {}

    /// A city already stood there and was left as it is.
    ///
    /// @param options it was made with; they may differ from those asked for
    record AlreadyFilled(FillOptions options) implements FillOutcome {}

    /// The caller stopped it; nothing was left behind.
    record Cancelled() implements FillOutcome {}

    /// Another fill of the same database is under way; nothing was done.
    record Busy() implements FillOutcome {}

    /// The database has schemas of the agencies' names that no fill made; nothing was done.
    ///
    /// @param schema one of them
    record Occupied(String schema) implements FillOutcome {}
}
