package org.zhanqiao.exchange;

/// How a test of a connection ended.
public sealed interface TrialOutcome {

    /// It was reached and let the account in.
    ///
    /// @param tables tables and views that the account may read; -1 for an HTTP interface
    record Reached(long millis, int tables) implements TrialOutcome {}

    /// It was not.
    ///
    /// @param code SQLSTATE or HTTP status; empty where there is none
    record Failed(SourceFault fault, String code) implements TrialOutcome {}
}
