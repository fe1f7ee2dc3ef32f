package org.zhanqiao.barrier.discovery;

import java.sql.Timestamp;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.items.Matter;
import org.zhanqiao.barrier.items.Supply;

/// The table of what the bureau agreed to without calls to prove it.
@Component
final class AssentTable {

    private final JdbcClient jdbc;

    AssentTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Assent assent) {
        jdbc.sql("""
                insert into barrier.clearing_agreed (matter, paper, supply, issuer, by_login, by_name, at)
                values (:matter, :paper, :supply, :issuer, :login, :name, :at)
                on conflict (matter, paper) do update set supply = excluded.supply, issuer = excluded.issuer,
                  by_login = excluded.by_login, by_name = excluded.by_name, at = excluded.at
                """)
                .param("matter", assent.paper().matter())
                .param("paper", assent.paper().paper())
                .param("supply", assent.supply().name())
                .param("issuer", assent.issuer())
                .param("login", assent.by())
                .param("name", assent.name())
                .param("at", Timestamp.from(assent.at()))
                .update();
    }

    void remove(PaperKey paper) {
        jdbc.sql("delete from barrier.clearing_agreed where matter = :matter and paper = :paper")
                .param("matter", paper.matter())
                .param("paper", paper.paper())
                .update();
    }

    /// Removes what was agreed of papers that are stated otherwise now, or no more.
    void keepStated(Matter matter) {
        list(matter.code()).stream()
                .filter(assent ->
                        matter.retired() || matter.text().papers().stream().noneMatch(assent::isOf))
                .forEach(assent -> remove(assent.paper()));
    }

    private List<Assent> list(String matter) {
        return jdbc.sql("select paper, supply, issuer, by_login, by_name, at from barrier.clearing_agreed"
                        + " where matter = :matter order by paper")
                .param("matter", matter)
                .query((row, n) -> new Assent(
                        new PaperKey(matter, row.getString("paper")),
                        Supply.valueOf(row.getString("supply")),
                        row.getString("issuer"),
                        row.getString("by_login"),
                        row.getString("by_name"),
                        row.getTimestamp("at").toInstant()))
                .list();
    }

    Optional<Assent> find(PaperKey paper) {
        return list(paper.matter()).stream()
                .filter(assent -> assent.paper().equals(paper))
                .findFirst();
    }

    /// Papers that were agreed to.
    Set<PaperKey> listPapers() {
        return new HashSet<>(jdbc.sql("select matter, paper from barrier.clearing_agreed")
                .query((row, n) -> new PaperKey(row.getString("matter"), row.getString("paper")))
                .list());
    }
}
