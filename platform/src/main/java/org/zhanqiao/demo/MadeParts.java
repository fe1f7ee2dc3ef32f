package org.zhanqiao.demo;

import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which parts of the whole city's ledger are made already: cases with the reports of them, and batches of reports that
/// nobody has looked at.
@Component
class MadeParts {

    private final JdbcClient jdbc;

    MadeParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Set<Integer> listNumbers() {
        return Set.copyOf(jdbc.sql("select number from demo.made_ledger_part")
                .query((row, _) -> Integer.valueOf(row.getInt("number")))
                .list());
    }

    /// In the transaction that makes the part.
    void note(int number) {
        jdbc.sql("insert into demo.made_ledger_part (number) values (:number)")
                .param("number", number)
                .update();
    }
}
