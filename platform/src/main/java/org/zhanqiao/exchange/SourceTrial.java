package org.zhanqiao.exchange;

import java.time.Instant;

/// The last test of a source's connection.
///
/// @param by login
public record SourceTrial(TrialOutcome outcome, String by, Instant at) {}
