package org.zhanqiao.demo;

import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Which calls of the sample city's past are made already.
@Component
class MadeCalls {

    private final JdbcClient jdbc;

    MadeCalls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Oldest first, without whom they were about.
    List<SampleCorrections.MadeCall> list() {
        return jdbc.sql("select system, service, call, at from demo.made_call order by at, call")
                .query((row, _) -> new SampleCorrections.MadeCall(
                        row.getString("system"),
                        row.getString("service"),
                        row.getString("call"),
                        row.getTimestamp("at").toInstant(),
                        ""))
                .list();
    }

    void note(SampleCorrections.MadeCall made) {
        jdbc.sql("insert into demo.made_call (call, system, service, at) values (:call, :system, :service, :at)")
                .param("call", made.call())
                .param("system", made.system())
                .param("service", made.service())
                .param("at", Timestamp.from(made.at()))
                .update();
    }
}
