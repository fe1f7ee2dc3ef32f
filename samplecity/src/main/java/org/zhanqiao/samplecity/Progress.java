package org.zhanqiao.samplecity;

import java.time.Duration;

/// Is told how far a fill has come, a few times a second, and can stop it.
public interface Progress {

    /// Takes no notice and never stops.
    Progress NONE = report -> {};

    /// What a fill is doing.
    enum Stage {
        /// Making residents and their rows.
        MAKING,
        /// Building keys and indexes.
        INDEXING
    }

    /// How far it has come.
    ///
    /// @param done residents made, or tables indexed
    /// @param total of them
    /// @param rows made so far
    /// @param rowsPerSecond made on average since the start; 0 before anything can be said, and while indexing
    /// @param left time until this stage is done at that rate; zero before anything can be said
    record Report(Stage stage, long done, long total, long rows, double rowsPerSecond, Duration left) {}

    /// Told a few times a second, by the filling thread.
    void report(Report report);

    /// Asked often; true stops the fill and leaves nothing behind.
    default boolean cancelled() {
        return false;
    }
}
