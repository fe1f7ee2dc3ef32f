package org.zhanqiao.barrier.reports;

import java.time.Duration;

/// What a reference and a secret open.
public sealed interface Lookup {

    record Found(Report report) implements Lookup {}

    /// No report has this reference, or it has another secret: which of the two is told to nobody.
    record Unknown() implements Lookup {}

    record TooOften(Duration pause) implements Lookup {}
}
