package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.zhanqiao.TestDatabase;

/// Nonces of many calls go to the shared table together, and each is whoever's it was.
class NonceRoundsTest {

    private static final long MINUTE = 29_000_000;

    private final TestDatabase database = TestDatabase.fresh();
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    private SqlClient client() {
        return PgClients.open(vertx, database.url().substring("jdbc:".length()), "postgres", "", 2, 5_000);
    }

    private <T> T onLoop(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(_ -> work.get().onComplete(done));
        return done.future().await();
    }

    private List<Boolean> claim(NonceRounds rounds, long from, long to) {
        return onLoop(() -> Future.all(LongStream.rangeClosed(from, to)
                        .mapToObj(hash -> rounds.claim(hash, MINUTE))
                        .toList())
                .map(all -> all.<Boolean>list()));
    }

    @Test
    void each_nonce_is_whoevers_it_was_first() {
        var first = new NonceRounds(client(), "first");
        var second = new NonceRounds(client(), "second");
        assertThat(claim(first, 1, 10)).containsOnly(true).hasSize(10);
        assertThat(claim(second, 6, 15))
                .containsExactly(false, false, false, false, false, true, true, true, true, true);
        assertThat(claim(first, 1, 10)).as("its own once more").containsOnly(true);
    }

    @Test
    void those_that_come_while_others_are_under_way_go_together() {
        int many = 2 * NonceRounds.MOST_TOGETHER + 1;
        assertThat(claim(new NonceRounds(client(), "first"), 1, many)).containsOnly(true);
        var rows = database.jdbc()
                .sql("select count(*) from exchange.seen_nonce group by xmin::text order by min(hash)")
                .query(Integer.class)
                .list();
        assertThat(rows).containsExactly(1, NonceRounds.MOST_TOGETHER, NonceRounds.MOST_TOGETHER);
    }

    @Test
    void of_two_who_claim_the_same_at_once_each_nonce_is_at_most_one_s() {
        var first = new NonceRounds(client(), "first");
        var second = new NonceRounds(client(), "second");
        var all = onLoop(() -> Future.all(LongStream.rangeClosed(1, 2_000)
                        .mapToObj(hash -> List.of(first.claim(hash, MINUTE), second.claim(2_001 - hash, MINUTE)))
                        .flatMap(List::stream)
                        .toList()))
                .<Boolean>list();
        for (int hash = 1; hash <= 2_000; hash++) {
            boolean ofFirst = all.get(2 * (hash - 1));
            boolean ofSecond = all.get(2 * (2_000 - hash) + 1);
            assertThat(ofFirst && ofSecond).as("nonce %d", hash).isFalse();
        }
    }

    @Test
    void what_cannot_be_written_fails_and_the_next_is_tried_again() {
        var rounds = new NonceRounds(client(), "first");
        database.jdbc().sql("alter table exchange.seen_nonce rename to away").update();
        var failed = onLoop(() -> Future.join(rounds.claim(1, MINUTE), rounds.claim(2, MINUTE))
                .transform(done -> Future.succeededFuture(done.failed())));
        assertThat(failed).isTrue();
        database.jdbc().sql("alter table exchange.away rename to seen_nonce").update();
        assertThat(claim(rounds, 1, 2)).containsOnly(true);
    }
}
