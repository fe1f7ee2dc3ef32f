package org.zhanqiao.demand.missing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.Wording;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ActLog;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;
import tools.jackson.databind.json.JsonMapper;

/// The tables of missing data, of who needs them, and of what was done.
@Component
final class MissingTable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String COLUMNS =
            "id, name, unserved, state, source, duty, due, rung, entry, version, stated_at, moved_at";

    private static final Map<String, String> ORDERS = Map.of(
            "id", "id",
            "name", "name",
            "state", "state",
            "source", "source",
            "due", "due",
            "moved", "moved_at",
            "needs", "(select count(*) from demand.missing_need where missing_need.missing = missing_dataset.id)");

    private final JdbcClient jdbc;
    private final ActLog acts;

    MissingTable(JdbcClient jdbc, ActLog acts) {
        this.jdbc = jdbc;
        this.acts = acts;
    }

    long nextNumber() {
        return jdbc.sql("select nextval('demand.missing_number')")
                .query(Long.class)
                .single();
    }

    /// @return whether there is no open statement of the same data
    boolean insert(MissingDataset missing) {
        return jdbc.sql("""
                        insert into demand.missing_dataset (id, name, name_key, unserved, state, version, stated_at, moved_at)
                        values (:id, :name, :key, :unserved, :state, :version, :stated, :moved)
                        on conflict (name_key)
                          where state in ('STATED', 'ASSIGNED', 'OBJECTED', 'BOUND', 'ACCEPTED') do nothing
                        """)
                        .param("id", missing.id())
                        .param("name", missing.name())
                        .param("key", Wording.key(missing.name()))
                        .param("unserved", missing.unserved())
                        .param("state", missing.state().name())
                        .param("version", missing.version())
                        .param("stated", Timestamp.from(missing.statedAt()))
                        .param("moved", Timestamp.from(missing.moved()))
                        .update()
                == 1;
    }

    Optional<String> findOpen(String name) {
        return jdbc.sql("""
                select id from demand.missing_dataset where name_key = :key
                  and state in ('STATED', 'ASSIGNED', 'OBJECTED', 'BOUND', 'ACCEPTED')
                """).param("key", Wording.key(name)).query(String.class).optional();
    }

    void insert(String missing, long number, Need need) {
        jdbc.sql("""
                insert into demand.missing_need
                  (missing, agency, number, items, purpose, matter, spared_paper, legal_basis, by_login, stated_at)
                values (:missing, :agency, :number, :items::jsonb, :purpose, :matter, :paper, :basis, :login, :at)
                """)
                .param("missing", missing)
                .param("agency", need.agency())
                .param("number", number)
                .param("items", JSON.writeValueAsString(need.text().items()))
                .param("purpose", need.text().purpose())
                .param("matter", need.text().matter())
                .param("paper", need.text().sparedPaper())
                .param("basis", need.text().legalBasis())
                .param("login", need.by())
                .param("at", Timestamp.from(need.at()))
                .update();
    }

    /// Writes a statement whose row this transaction holds.
    void update(MissingDataset missing) {
        var rung = missing.rung();
        jdbc.sql("""
                update demand.missing_dataset set state = :state, source = :source, duty = :duty, due = :due,
                  rung = :rung, entry = :entry, version = :version, moved_at = :moved
                where id = :id
                """)
                .param("id", missing.id())
                .param("state", missing.state().name())
                .param("source", missing.source())
                .param("duty", missing.duty())
                .param("due", missing.due())
                .param("rung", rung == null ? null : rung.name())
                .param("entry", missing.entry())
                .param("version", missing.version())
                .param("moved", Timestamp.from(missing.moved()))
                .update();
    }

    Optional<MissingDataset> find(String id) {
        return Optional.ofNullable(listAll(List.of(id)).get(id));
    }

    /// Holds the row until the transaction ends.
    Optional<MissingDataset> lock(String id) {
        jdbc.sql("select id from demand.missing_dataset where id = :id for update")
                .param("id", id)
                .query(row -> {});
        return find(id);
    }

    Paged<MissingDataset> list(MissingFilter filter, ListQuery query, LocalDate today) {
        var conditions = filter.conditions(query.text(), today);
        var ids = jdbc.sql("select id from demand.missing_dataset where " + conditions.sql() + " order by "
                        + query.orderBy(ORDERS, "moved_at desc, id desc") + " limit :size offset :offset")
                .params(conditions.parameters())
                .param("size", query.size())
                .param("offset", query.offset())
                .query((row, n) -> row.getString("id"))
                .list();
        var found = listAll(ids);
        return new Paged<>(ids.stream().map(found::get).toList(), count(filter, query.text(), today), query);
    }

    /// Statements by their number.
    private Map<String, MissingDataset> listAll(List<String> ids) {
        var needs = needs(ids);
        return jdbc
                .sql("select " + COLUMNS + " from demand.missing_dataset where id = any (:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query((row, n) -> read(row, needs::get))
                .list()
                .stream()
                .collect(Collectors.toMap(MissingDataset::id, Function.identity()));
    }

    long count(MissingFilter filter, String text, LocalDate today) {
        var conditions = filter.conditions(text, today);
        return jdbc.sql("select count(*) from demand.missing_dataset where " + conditions.sql())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    /// Every open statement, the first at the front.
    List<MissingDataset> listOpen() {
        var ids = jdbc.sql("""
                select id from demand.missing_dataset
                where state in ('STATED', 'ASSIGNED', 'OBJECTED', 'BOUND', 'ACCEPTED') order by stated_at, id
                """).query((row, n) -> row.getString("id")).list();
        var found = listAll(ids);
        return ids.stream().map(found::get).toList();
    }

    /// Ids of those whose day has passed and who are not at the top of the ladder, and of those that wait for an entry
    /// to be published.
    List<String> listForLadder(LocalDate today, String after, int limit) {
        return jdbc.sql("""
                select id from demand.missing_dataset
                where id > :after and ((due < :today and rung is distinct from 'CITY_OFFICE')
                  or (state = 'ACCEPTED' and entry <> ''))
                order by id limit :limit
                """)
                .param("today", today)
                .param("after", after)
                .param("limit", limit)
                .query((row, n) -> row.getString("id"))
                .list();
    }

    /// Ids of those that wait for an entry to be published.
    List<String> listAwaiting(String entry) {
        return jdbc.sql("select id from demand.missing_dataset where state = 'ACCEPTED' and entry = :entry order by id")
                .param("entry", entry)
                .query((row, n) -> row.getString("id"))
                .list();
    }

    /// Open statements that ask for a data service on an entry.
    List<String> listAsking(String entry) {
        return jdbc.sql("""
                select id from demand.missing_dataset
                where unserved = :entry and state in ('STATED', 'ASSIGNED', 'OBJECTED', 'BOUND', 'ACCEPTED') order by id
                """)
                .param("entry", entry)
                .query((row, n) -> row.getString("id"))
                .list();
    }

    List<Act<MissingState, MissingActKind>> listActs(String missing) {
        return acts.history(missing, MissingState.class, MissingActKind.class).acts();
    }

    private Map<String, List<Need>> needs(List<String> ids) {
        return jdbc
                .sql("""
                        select missing, agency, items::text as items, purpose, matter, spared_paper, legal_basis, by_login,
                          stated_at
                        from demand.missing_need where missing = any (:ids) order by missing, number
                        """)
                .param("ids", ids.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("missing"), readNeed(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Need readNeed(ResultSet row) throws SQLException {
        return new Need(
                row.getString("agency"),
                row.getString("by_login"),
                row.getTimestamp("stated_at").toInstant(),
                new Need.Text(
                        List.of(JSON.readValue(row.getString("items"), String[].class)),
                        row.getString("purpose"),
                        row.getString("matter"),
                        row.getString("spared_paper"),
                        row.getString("legal_basis")));
    }

    private static MissingDataset read(ResultSet row, Function<String, @Nullable List<Need>> needs)
            throws SQLException {
        var of = needs.apply(row.getString("id"));
        var rung = row.getString("rung");
        return new MissingDataset(
                row.getString("id"),
                row.getString("name"),
                row.getString("unserved"),
                MissingState.valueOf(row.getString("state")),
                row.getString("source"),
                row.getString("duty"),
                row.getObject("due", LocalDate.class),
                rung == null ? null : Rung.valueOf(rung),
                row.getString("entry"),
                row.getLong("version"),
                row.getTimestamp("stated_at").toInstant(),
                row.getTimestamp("moved_at").toInstant(),
                of == null ? List.of() : of);
    }
}
