package org.zhanqiao.ledger;

import java.time.Instant;

/// Somebody who reports what a case is about already.
///
/// @param ref as in [Reporter]
/// @param at  when they said so
public record Joining(Reporter.Kind kind, String ref, Instant at) {}
