package org.zhanqiao.exchange.node;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// Writes nonces into the table that nodes share, and tells of each whose it is. While some are under way others
/// gather, and go together: a statement costs the database more than a row. Confined to one event loop.
final class NonceRounds {

    /// In one statement; the rest goes with the next.
    static final int MOST_TOGETHER = 500;

    /// Two nodes that write the same nonces do so in the same order, so that neither waits for the other. A nonce that
    /// another node is just writing is seen as nobody's.
    private static final String CLAIM = """
            with asked as (
              select hash, minute, place from unnest($1::bigint[], $2::bigint[]) with ordinality as a(hash, minute, place)),
            added as (
              insert into exchange.seen_nonce (hash, minute, node) select hash, minute, $3 from asked order by hash
              on conflict (hash) do nothing returning hash, node)
            select coalesce(added.node, known.node) from asked left join added using (hash)
              left join exchange.seen_nonce known using (hash) order by place""";

    private final SqlClient control;
    private final String node;
    private final Queue<Claim> waiting = new ArrayDeque<>();
    private boolean underWay;

    private record Claim(long hash, long minute, Promise<Boolean> own) {}

    /// @param control the platform's database, on this event loop
    NonceRounds(SqlClient control, String node) {
        this.control = control;
        this.node = node;
    }

    /// Whether a nonce is this node's own: nobody had written it before, or this node had.
    Future<Boolean> claim(long hash, long minute) {
        Promise<Boolean> own = Promise.promise();
        waiting.add(new Claim(hash, minute, own));
        if (!underWay) {
            next();
        }
        return own.future();
    }

    private void next() {
        var round = new ArrayList<Claim>();
        while (round.size() < MOST_TOGETHER && !waiting.isEmpty()) {
            round.add(waiting.remove());
        }
        underWay = !round.isEmpty();
        if (underWay) {
            control.preparedQuery(CLAIM)
                    .execute(Tuple.of(
                            round.stream().map(Claim::hash).toArray(Long[]::new),
                            round.stream().map(Claim::minute).toArray(Long[]::new),
                            node))
                    .onComplete(answer -> {
                        next();
                        if (answer.succeeded()) {
                            tell(round, answer.result());
                        } else {
                            round.forEach(claim -> claim.own().fail(answer.cause()));
                        }
                    });
        }
    }

    private void tell(List<Claim> round, RowSet<Row> owners) {
        var owner = owners.iterator();
        round.forEach(claim -> claim.own().complete(node.equals(owner.next().getString(0))));
    }
}
