package org.zhanqiao.exchange;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The number of the nodes' books. Whoever raises it holds its row until the end of the transaction, so that all who
/// change what nodes serve by do so one after another.
@Component
final class Epoch {

    private final JdbcClient jdbc;

    Epoch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The next number, told to the nodes at the commit.
    long raise() {
        long epoch = jdbc.sql("update exchange.epoch set n = n + 1 returning n")
                .query(Long.class)
                .single();
        jdbc.sql("select pg_notify('exchange_epoch', '')").query((row, n) -> n).list();
        return epoch;
    }
}
