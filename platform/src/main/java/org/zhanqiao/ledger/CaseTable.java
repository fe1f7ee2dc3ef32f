package org.zhanqiao.ledger;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Paged;

/// The table of cases.
@Component
final class CaseTable {

    private static final String COLUMNS = """
            id, kind, title, what, subject, path, campaign, agency, person, state, version, filed_at, counts_from, days,
            moved_at, due, provisional, rung, returned, reopened, settled, answer_by, into_case
            """;

    private static final String OWN_ORDER = "due nulls last, id";
    private static final Map<String, String> ORDERS =
            Map.of("id", "id", "state", "state", "kind", "kind", "agency", "agency", "due", "due", "moved", "moved_at");

    private final JdbcClient jdbc;

    CaseTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The id of the next case.
    String nextId(Instant now) {
        long number = jdbc.sql("select nextval('ledger.case_number')")
                .query(Long.class)
                .single();
        return "ZG-%d-%06d".formatted(now.atZone(Page.ZONE).getYear(), number);
    }

    /// Those of these that a reader sees, by id.
    ///
    /// @param reader code of the reader's agency; empty for the bureau, which sees all
    Map<String, Case> find(Collection<String> ids, String reader) {
        var conditions = CaseFilter.of(reader).conditions("", LocalDate.MIN);
        return jdbc
                .sql("select " + COLUMNS + " from ledger.case_file where id = any(:ids) and " + conditions.sql())
                .params(conditions.parameters())
                .param("ids", ids.toArray(String[]::new))
                .query(CaseTable::read)
                .stream()
                .collect(Collectors.toMap(Case::id, Function.identity()));
    }

    /// The first case that says the same, by what it says as [#same] puts it.
    Map<String, String> findSame(Collection<String> same) {
        var found = new HashMap<String, String>();
        jdbc.sql("""
                select md5(kind || E'\\n' || title || E'\\n' || what) as same, min(id) as id from ledger.case_file
                where md5(kind || E'\\n' || title || E'\\n' || what) = any(:same) group by 1
                """).param("same", same.toArray(String[]::new)).query((RowCallbackHandler)
                row -> found.put(row.getString("same"), row.getString("id")));
        return found;
    }

    /// Holds the filing of lists to the end of the transaction.
    void holdImports() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('ledger.case_import'))")
                .query((row, _) -> "")
                .list();
    }

    static String same(String kind, String title, String what) {
        return DigestUtils.md5DigestAsHex((kind + "\n" + title + "\n" + what).getBytes(StandardCharsets.UTF_8));
    }

    /// @return whether there was none open of this kind on the same subject
    boolean insert(Case about) {
        return bound(about, jdbc.sql("""
                insert into ledger.case_file (id, kind, title, what, subject, path, campaign, agency, person, state,
                  version, filed_at, counts_from, days, moved_at, due, provisional, rung, returned, reopened, settled,
                  answer_by, into_case)
                values (:id, :kind, :title, :what, :subject, :path, :campaign, :agency, :person, :state, :version, :filed,
                  :countsFrom, :days, :moved, :due, :provisional, :rung, :returned, :reopened, :settled, :answerBy, :into)
                on conflict (kind, subject) where subject <> '' do nothing
                """))
                        .param("kind", about.kind().name())
                        .param("title", about.about().title())
                        .param("what", about.about().what())
                        .param("subject", about.about().subject())
                        .param("path", about.about().path())
                        .param("filed", Timestamp.from(about.filed()))
                        .update()
                == 1;
    }

    /// Writes what moves in one whose row this transaction holds.
    void update(Case about) {
        bound(about, jdbc.sql("""
                update ledger.case_file set campaign = :campaign, agency = :agency, person = :person, state = :state,
                  version = :version, counts_from = :countsFrom, days = :days, moved_at = :moved, due = :due,
                  provisional = :provisional, rung = :rung, returned = :returned, reopened = :reopened,
                  settled = :settled, answer_by = :answerBy, into_case = :into
                where id = :id
                """)).update();
    }

    /// Names what a case is about that has no subject.
    ///
    /// @return whether no other case has that one
    boolean name(String id, String subject, String path) {
        return jdbc.sql("""
                update ledger.case_file about set subject = :subject, path = :path
                where id = :id and subject = '' and not exists (
                  select from ledger.case_file other where other.kind = about.kind and other.subject = :subject)
                """)
                        .param("id", id)
                        .param("subject", subject)
                        .param("path", path)
                        .update()
                == 1;
    }

    /// Names what a case is about from now on.
    ///
    /// @return whether no other case has that one
    boolean rename(String id, String subject, String path) {
        return jdbc.sql("""
                update ledger.case_file about set subject = :subject, path = :path
                where id = :id and not exists (
                  select from ledger.case_file other where other.kind = about.kind and other.subject = :subject)
                """)
                        .param("id", id)
                        .param("subject", subject)
                        .param("path", path)
                        .update()
                == 1;
    }

    private static JdbcClient.StatementSpec bound(Case about, JdbcClient.StatementSpec sql) {
        var rung = about.rung();
        return sql.param("id", about.id())
                .param("campaign", about.campaign())
                .param("agency", about.owner().agency())
                .param("person", about.owner().person())
                .param("state", about.state().name())
                .param("version", about.version())
                .param("countsFrom", Timestamp.from(about.countsFrom()))
                .param("days", about.days())
                .param("moved", Timestamp.from(about.moved()))
                .param("due", about.due())
                .param("provisional", about.provisional())
                .param("rung", rung == null ? null : rung.name())
                .param("returned", about.returned())
                .param("reopened", about.reopened())
                .param("settled", about.settled())
                .param("answerBy", about.answerBy())
                .param("into", about.into());
    }

    Optional<Case> find(String id) {
        return one("id = :id", Map.of("id", id));
    }

    /// Holds the row until the transaction ends.
    Optional<Case> lock(String id) {
        return one("id = :id for update", Map.of("id", id));
    }

    Optional<Case> findBySubject(CaseKind kind, String subject) {
        return one(
                "kind = :kind and subject = :subject and subject <> ''",
                Map.of("kind", kind.name(), "subject", subject));
    }

    /// Cases by their subjects; those that nobody filed are left out.
    Map<String, Case> listBySubjects(CaseKind kind, Collection<String> subjects) {
        return jdbc
                .sql("select " + COLUMNS + " from ledger.case_file where kind = :kind and subject <> ''"
                        + " and subject = any (:subjects)")
                .param("kind", kind.name())
                .param("subjects", subjects.toArray(String[]::new))
                .query(CaseTable::read)
                .list()
                .stream()
                .collect(Collectors.toMap(each -> each.about().subject(), Function.identity()));
    }

    private Optional<Case> one(String where, Map<String, Object> parameters) {
        return jdbc.sql("select " + COLUMNS + " from ledger.case_file where " + where)
                .params(parameters)
                .query(CaseTable::read)
                .optional();
    }

    Paged<Case> list(CaseFilter filter, ListQuery query, LocalDate today) {
        var conditions = filter.conditions(query.text(), today);
        var rows = jdbc.sql("select " + COLUMNS + " from ledger.case_file where " + conditions.sql() + " order by "
                        + query.orderBy(ORDERS, OWN_ORDER) + " limit :size offset :offset")
                .params(conditions.parameters())
                .param("size", query.size())
                .param("offset", query.offset())
                .query(CaseTable::read)
                .list();
        long total = jdbc.sql("select count(*) from ledger.case_file where " + conditions.sql())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
        return new Paged<>(rows, total, query);
    }

    /// How many there are under each narrowing, whatever the filter's own is.
    Map<CaseFilter.Narrow, Long> counts(CaseFilter filter, LocalDate today) {
        var conditions = filter.narrowed(CaseFilter.Narrow.ANY).conditions("", today);
        var parameters = conditions.parameters();
        var columns = Stream.of(CaseFilter.Narrow.values())
                .map(each -> "count(*) filter (where " + CaseFilter.narrow(each, filter, parameters, today) + ") as "
                        + each.name())
                .collect(Collectors.joining(", "));
        return jdbc.sql("select " + columns + " from ledger.case_file where " + conditions.sql())
                .params(parameters)
                .query((row, _) -> {
                    var counts = new EnumMap<CaseFilter.Narrow, Long>(CaseFilter.Narrow.class);
                    for (var each : CaseFilter.Narrow.values()) {
                        counts.put(each, row.getLong(each.name()));
                    }
                    return counts;
                })
                .single();
    }

    /// What goes on in one case goes on in another.
    void redirect(String from, String into) {
        jdbc.sql("update ledger.case_file set into_case = :into where into_case = :from and into_case <> ''")
                .param("into", into)
                .param("from", from)
                .update();
    }

    /// Ids of those that go on in a case.
    List<String> listMergedInto(String id) {
        return jdbc.sql("select id from ledger.case_file where into_case = :id and into_case <> '' order by id")
                .param("id", id)
                .query((row, _) -> row.getString("id"))
                .list();
    }

    /// Those that go on in a case, by their ids.
    List<Case> listMerged(String id) {
        return jdbc.sql("select " + COLUMNS
                        + " from ledger.case_file where into_case = :id and into_case <> '' order by id")
                .param("id", id)
                .query(CaseTable::read)
                .list();
    }

    /// Ids of those whose day has passed and who are not at the top of the ladder, or whose reporters’ days are over.
    List<String> listForLadder(LocalDate today, String after, int limit) {
        return ids(jdbc.sql("""
                select id from ledger.case_file
                where id > :after
                  and (due < :today and rung is distinct from 'CITY_OFFICE'
                    or state = 'VERIFIED' and answer_by < :today)
                order by id limit :limit
                """).param("today", today), after, limit);
    }

    List<String> listRunning(String after, int limit) {
        return ids(jdbc.sql("""
                select id from ledger.case_file where id > :after and (due is not null or state = 'VERIFIED' and answer_by is not null)
                order by id limit :limit
                """), after, limit);
    }

    private static List<String> ids(JdbcClient.StatementSpec sql, String after, int limit) {
        return sql.param("after", after)
                .param("limit", limit)
                .query((row, _) -> row.getString("id"))
                .list();
    }

    private static Case read(ResultSet row, int n) throws SQLException {
        var rung = row.getString("rung");
        return new Case(
                row.getString("id"),
                CaseKind.valueOf(row.getString("kind")),
                new Case.About(
                        row.getString("title"), row.getString("what"), row.getString("subject"), row.getString("path")),
                row.getString("campaign"),
                new Case.Owner(row.getString("agency"), row.getString("person")),
                CaseState.valueOf(row.getString("state")),
                row.getLong("version"),
                row.getTimestamp("filed_at").toInstant(),
                row.getTimestamp("counts_from").toInstant(),
                row.getInt("days"),
                row.getTimestamp("moved_at").toInstant(),
                row.getObject("due", LocalDate.class),
                row.getBoolean("provisional"),
                rung == null ? null : Rung.valueOf(rung),
                row.getInt("returned"),
                row.getInt("reopened"),
                row.getBoolean("settled"),
                row.getObject("answer_by", LocalDate.class),
                row.getString("into_case"));
    }
}
