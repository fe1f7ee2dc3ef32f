package org.zhanqiao.exchange.node;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/// Whether a nonce was seen at another node: nodes share a table while more than one serves. Alone, a node need not
/// ask.
///
/// The row of a nonce belongs to the node that wrote it first. A node finding its own row goes on, since its
/// [ReplayGuard] has already told this call from a replay; any other finding refuses.
final class SharedNonces {

    private final String node;
    private final NodeRegistry registry;

    SharedNonces(String node, NodeRegistry registry) {
        this.node = node;
        this.registry = registry;
    }

    /// Fails with [Stop] when another node has accepted this nonce, or when that cannot be known.
    Future<Void> admit(SqlClient control, Caller caller) {
        if (!registry.sharesNonces()) {
            return Future.succeededFuture();
        }
        return control.preparedQuery("""
                        with added as (
                          insert into exchange.seen_nonce (hash, minute, node) values ($1, $2, $3)
                          on conflict (hash) do nothing returning node)
                        select node from added
                        union all select node from exchange.seen_nonce where hash = $1
                        """)
                .execute(Tuple.of(ReplayGuard.hash(caller.nonce()), ReplayGuard.minute(caller.created()), node))
                .recover(failure -> Future.failedFuture(new Stop.Unavailable(Outage.CONTROL_UNREACHABLE, failure)))
                .compose(rows -> {
                    var row = rows.iterator();
                    return row.hasNext() && node.equals(row.next().getString(0))
                            ? Future.succeededFuture()
                            : Future.failedFuture(new Stop.Refused(Refusal.REPLAYED));
                });
    }
}
