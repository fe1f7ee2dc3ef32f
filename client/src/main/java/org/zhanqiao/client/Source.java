package org.zhanqiao.client;

import java.time.Duration;

/// Where an answer came from.
public sealed interface Source {
    /// The source was asked for this call.
    record Fresh() implements Source {}

    /// The source could not answer, and the grant allows the last good answer, which is this old.
    record LastGood(Duration age) implements Source {}
}
