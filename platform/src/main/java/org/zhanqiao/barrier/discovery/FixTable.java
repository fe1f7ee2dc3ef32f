package org.zhanqiao.barrier.discovery;

import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table of matches that somebody fixed.
@Component
final class FixTable {

    private final JdbcClient jdbc;

    FixTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Fix fix) {
        jdbc.sql("""
                insert into barrier.match_fix (matter, paper, dataset, because, agreed, by_login, by_name, at)
                values (:matter, :paper, :dataset, :because, :agreed, :login, :name, :at)
                on conflict (matter, paper) do update set dataset = excluded.dataset, because = excluded.because,
                  agreed = excluded.agreed,
                  by_login = excluded.by_login, by_name = excluded.by_name, at = excluded.at
                """)
                .param("matter", fix.paper().matter())
                .param("paper", fix.paper().paper())
                .param("dataset", fix.dataset())
                .param("because", fix.because())
                .param("agreed", fix.agreed())
                .param("login", fix.by())
                .param("name", fix.name())
                .param("at", Timestamp.from(fix.at()))
                .update();
    }

    void remove(PaperKey paper) {
        jdbc.sql("delete from barrier.match_fix where matter = :matter and paper = :paper")
                .param("matter", paper.matter())
                .param("paper", paper.paper())
                .update();
    }

    /// From now on it is followed.
    void agree(PaperKey paper) {
        jdbc.sql("update barrier.match_fix set agreed = true where matter = :matter and paper = :paper")
                .param("matter", paper.matter())
                .param("paper", paper.paper())
                .update();
    }

    Optional<Fix> find(PaperKey paper) {
        return jdbc.sql("""
                select dataset, because, agreed, by_login, by_name, at from barrier.match_fix
                where matter = :matter and paper = :paper
                """)
                .param("matter", paper.matter())
                .param("paper", paper.paper())
                .query((row, n) -> new Fix(
                        paper,
                        row.getString("dataset"),
                        row.getString("because"),
                        row.getBoolean("agreed"),
                        row.getString("by_login"),
                        row.getString("by_name"),
                        row.getTimestamp("at").toInstant()))
                .optional();
    }

    /// The fixed dataset of each paper that has one which is followed.
    Map<PaperKey, String> listDatasets() {
        var fixes = new HashMap<PaperKey, String>();
        jdbc.sql("select matter, paper, dataset from barrier.match_fix where agreed")
                .query(row -> {
                    fixes.put(new PaperKey(row.getString("matter"), row.getString("paper")), row.getString("dataset"));
                });
        return fixes;
    }
}
