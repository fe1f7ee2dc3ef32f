package org.zhanqiao.quality;

/// What became of a check of named rows.
sealed interface CheckOutcome {

    /// It was kept.
    record Checked(NamedRows.Check check) implements CheckOutcome {}

    /// The source could not be read, or took too long. Nothing was kept.
    record Unreadable() implements CheckOutcome {}

    /// Other rows were named meanwhile, or none are named any more. Nothing was kept.
    record NamedAnew() implements CheckOutcome {}
}
