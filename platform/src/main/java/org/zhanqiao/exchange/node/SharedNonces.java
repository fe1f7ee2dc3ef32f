package org.zhanqiao.exchange.node;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;

/// Whether a nonce was seen at another node: nodes share a table while more than one serves. Alone, a node need not
/// ask. Confined to one event loop.
///
/// The row of a nonce belongs to the node that wrote it first. A node finding its own row goes on, since its
/// [ReplayGuard] has already told this call from a replay; any other finding refuses.
final class SharedNonces {

    private final NodeRegistry registry;
    private final NonceRounds rounds;

    /// @param control the platform's database, on this event loop
    SharedNonces(NodeRegistry registry, SqlClient control) {
        this.registry = registry;
        this.rounds = new NonceRounds(control, registry.node());
    }

    /// Fails with [Stop] when another node has accepted this nonce, or when that cannot be known.
    Future<Void> admit(Caller caller) {
        if (!registry.sharesNonces()) {
            return Future.succeededFuture();
        }
        return rounds.claim(ReplayGuard.hash(caller.nonce()), ReplayGuard.minute(caller.created()))
                .recover(failure -> Future.failedFuture(new Stop.Unavailable(Outage.CONTROL_UNREACHABLE, failure)))
                .compose(own ->
                        own ? Future.succeededFuture() : Future.failedFuture(new Stop.Refused(Refusal.REPLAYED)));
    }
}
