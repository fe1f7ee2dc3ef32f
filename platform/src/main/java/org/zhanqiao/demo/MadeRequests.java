package org.zhanqiao.demo;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which requests of the whole city are made already.
@Component
class MadeRequests {

    private final JdbcClient jdbc;

    MadeRequests(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<Integer> listNumbers() {
        return Set.copyOf(jdbc.sql("select number from demo.made_request")
                .query((row, n) -> Integer.valueOf(row.getInt("number")))
                .list());
    }

    /// In the transaction that makes the request.
    void note(int number, String request) {
        jdbc.sql("insert into demo.made_request (number, request) values (:number, :request)")
                .param("number", number)
                .param("request", request)
                .update();
    }
}
