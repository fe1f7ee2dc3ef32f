package org.zhanqiao.exchange.node;

import io.vertx.core.Future;
import java.util.List;

/// Where rows of authorised calls come from. Used on one event loop; never blocks it.
///
/// Asks only for the plan's columns, keys and filter. Fails with any throwable when the source is down, slow or
/// talks nonsense; never turns that into an empty list.
interface Source {

    /// The rows, in the order of the request's keys; one more than is allowed tells that there are too many.
    ///
    /// Completes when the source's work has ended or the connection to it is closed, not merely when somebody has
    /// lost patience: the call's place in the bulkhead is free from then on. A source that falls silent is hung up
    /// on within seconds of the service's time limit.
    Future<List<SourceRow>> fetch(AuthorisedCall call);

    /// Asks nothing more, from now on: the source was switched off or removed. Questions under way fail.
    default void abandon() {
        close();
    }

    /// Gives back what it holds. Questions under way fail, or are answered before.
    void close();

    /// The source answered, but not with what a row looks like. Carries no value of the answer.
    final class Garbled extends RuntimeException {
        Garbled(String message) {
            super(message);
        }
    }
}
