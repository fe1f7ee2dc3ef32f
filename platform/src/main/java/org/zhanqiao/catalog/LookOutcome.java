package org.zhanqiao.catalog;

/// What became of a wish to look at the values of an entry.
public sealed interface LookOutcome {

    /// They were looked at, and what was found is kept.
    record Looked(ValueLook look) implements LookOutcome {}

    /// Nothing serves the entry row by row, and it was made of no table.
    record NoPlace() implements LookOutcome {}

    /// The database did not answer, or does not let this table be read.
    record Unreadable() implements LookOutcome {}
}
