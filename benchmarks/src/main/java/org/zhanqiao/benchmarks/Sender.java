package org.zhanqiao.benchmarks;

import io.vertx.core.Future;

/// Somebody with a report that waits to be sent.
interface Sender {

    /// Sends it; as long as it is told to try again it waits as long as it is told and does.
    ///
    /// @return the reference
    Future<String> send();

    /// How often it was told to try again.
    int turnedAway();
}
