package org.zhanqiao.demand.corrections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.proceeding.ProceedingTable;
import org.zhanqiao.proceeding.Rung;

/// The table of correction requests.
@Component
final class CorrectionTable {

    private static final String COLUMNS = """
            id, consumer, provider, dataset, item, call, service, grant_id, log, entry, called_at, named, sealed, state,
            version, filed_by, filed_at, moved_at, due, provisional, rung
            """;

    private static final List<String> TEXT = List.of("id", "service", "item", "call");

    private final JdbcClient jdbc;
    private final ProceedingTable<Correction> rows;

    CorrectionTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.rows = new ProceedingTable<>(
                jdbc, "demand.correction", COLUMNS, TEXT, "due", CorrectionState.values(), CorrectionTable::read);
    }

    Map<String, Long> countCorrected(Collection<String> datasets, Instant since) {
        var counts = new HashMap<String, Long>();
        jdbc.sql("""
                select dataset, count(*) as corrected from demand.correction
                where dataset = any (:datasets) and filed_at >= :since and state = any (:states) group by dataset
                """)
                .param("datasets", datasets.toArray(String[]::new))
                .param("since", Timestamp.from(since))
                .param("states", new String[] {CorrectionState.CORRECTED.name(), CorrectionState.CLOSED_CORRECTED.name()
                })
                .query(row -> {
                    counts.put(row.getString("dataset"), row.getLong("corrected"));
                });
        return counts;
    }

    boolean isReportedOn(String grant) {
        return jdbc.sql("""
                select exists (select 1 from demand.correction
                  where grant_id = :grant and state <> all (:unreported))
                """)
                .param("grant", grant)
                .param("unreported", new String[] {CorrectionState.FILED.name(), CorrectionState.WITHDRAWN.name()})
                .query(Boolean.class)
                .single();
    }

    long nextNumber() {
        return jdbc.sql("select nextval('demand.correction_number')")
                .query(Long.class)
                .single();
    }

    /// @return whether there was none open on the same value of the same call
    boolean insert(Correction correction) {
        var about = correction.about();
        return bound(correction, jdbc.sql("""
                        insert into demand.correction (id, consumer, provider, dataset, item, call, service, grant_id,
                          log, entry, called_at, named, sealed, state, version, filed_by, filed_at, moved_at, due,
                          provisional, rung)
                        values (:id, :consumer, :provider, :dataset, :item, :call, :service, :grant, :log, :entry,
                          :calledAt, :named, :sealed, :state, :version, :filedBy, :filedAt, :moved, :due, :provisional,
                          :rung)
                        on conflict (call, item) where sealed <> '' do nothing
                        """))
                        .param("consumer", correction.consumer())
                        .param("provider", correction.provider())
                        .param("dataset", correction.dataset())
                        .param("item", correction.item())
                        .param("call", about.call())
                        .param("service", about.service())
                        .param("grant", about.grant())
                        .param("log", about.log())
                        .param("entry", about.entry())
                        .param("calledAt", Timestamp.from(about.at()))
                        .param("named", about.named())
                        .param("filedBy", correction.filedBy())
                        .param("filedAt", Timestamp.from(correction.filedAt()))
                        .update()
                == 1;
    }

    /// Writes what moves in one whose row this transaction holds.
    void update(Correction correction) {
        bound(correction, jdbc.sql("""
                update demand.correction set sealed = :sealed, state = :state, version = :version, moved_at = :moved,
                  due = :due, provisional = :provisional, rung = :rung
                where id = :id
                """)).update();
    }

    private static JdbcClient.StatementSpec bound(Correction correction, JdbcClient.StatementSpec sql) {
        var rung = correction.rung();
        return sql.param("id", correction.id())
                .param("sealed", correction.sealedText())
                .param("state", correction.state().name())
                .param("version", correction.version())
                .param("moved", Timestamp.from(correction.moved()))
                .param("due", correction.due())
                .param("provisional", correction.provisional())
                .param("rung", rung == null ? null : rung.name());
    }

    /// How rows are read and listed.
    ProceedingTable<Correction> rows() {
        return rows;
    }

    /// Ids of those whose day has passed and who are not at the top of the ladder.
    List<String> listForLadder(LocalDate today, String after, int limit) {
        return ids(jdbc.sql("""
                select id from demand.correction
                where id > :after and due < :today and rung is distinct from 'CITY_OFFICE' order by id limit :limit
                """).param("today", today), after, limit);
    }

    List<String> listRunning(String after, int limit) {
        return ids(jdbc.sql("""
                select id from demand.correction where id > :after and due is not null order by id limit :limit
                """), after, limit);
    }

    List<Correction> listOpen() {
        return jdbc.sql("select " + COLUMNS + " from demand.correction where sealed <> '' order by id")
                .query(CorrectionTable::read)
                .list();
    }

    private static List<String> ids(JdbcClient.StatementSpec sql, String after, int limit) {
        return sql.param("after", after)
                .param("limit", limit)
                .query((row, _) -> row.getString("id"))
                .list();
    }

    private static Correction read(ResultSet row, int n) throws SQLException {
        var rung = row.getString("rung");
        return new Correction(
                row.getString("id"),
                row.getString("consumer"),
                row.getString("provider"),
                row.getString("dataset"),
                row.getString("item"),
                new Correction.About(
                        row.getString("call"),
                        row.getString("service"),
                        row.getString("grant_id"),
                        row.getInt("log"),
                        row.getLong("entry"),
                        row.getTimestamp("called_at").toInstant(),
                        row.getBoolean("named")),
                row.getString("sealed"),
                CorrectionState.valueOf(row.getString("state")),
                row.getLong("version"),
                row.getString("filed_by"),
                row.getTimestamp("filed_at").toInstant(),
                row.getTimestamp("moved_at").toInstant(),
                row.getObject("due", LocalDate.class),
                row.getBoolean("provisional"),
                rung == null ? null : Rung.valueOf(rung));
    }
}
