package org.zhanqiao.samplecity;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The front-end database (前置库) of the city: agencies without a database of their own in the sample city put here
/// what they serve to others, a table for each of 900 entries of [CityCatalog]. One login role may read it and
/// nothing else.
public final class FrontEnd {

    /// Tables of a city of Qingdao's size.
    public static final int TABLES = 900;

    /// The role that reads.
    public static final String ROLE = "city_front_end";

    /// The column that says when a row was true; no item of an entry has its name.
    public static final String AS_OF = "row_updated_at";

    private static final String SCHEMA = "front_end";
    private static final int BATCH = 50;
    private static final int MOST_OF_THE_CITY = 620;

    /// 市南区 and 西海岸新区; the offices of other districts serve nothing yet.
    private static final Set<String> DISTRICTS = Set.of("370202", "370211");

    private FrontEnd() {}

    /// The entries with a table, always the same ones: of the city's departments, and of the offices of two
    /// districts. Each is shared, holds nothing of level 4, and its rows can be told apart and found by an item.
    public static List<FrontEndTable> list(long seed) {
        var chosen = new ArrayList<FrontEndTable>();
        Stream<FrontEndTable> fit = new CityCatalog(seed)
                .entries(CityCatalog.ENTRIES)
                .filter(FrontEnd::isFit)
                .map(FrontEnd::table);
        Map<Boolean, List<FrontEndTable>> byTier =
                fit.collect(Collectors.partitioningBy(table -> isOfTheCity(table.entry())));
        chosen.addAll(spread(byTier.getOrDefault(true, List.of()), MOST_OF_THE_CITY));
        chosen.addAll(spread(byTier.getOrDefault(false, List.of()), TABLES - chosen.size()));
        return List.copyOf(chosen);
    }

    /// Agencies take turns, so that none has all the services.
    private static List<FrontEndTable> spread(List<FrontEndTable> tables, int count) {
        Map<String, Integer> turns = new LinkedHashMap<>();
        Map<FrontEndTable, Integer> turn = new LinkedHashMap<>();
        tables.forEach(
                table -> turn.put(table, turns.merge(table.entry().agency().code(), 1, Integer::sum)));
        return tables.stream()
                .sorted(java.util.Comparator.comparing(table -> turn.getOrDefault(table, 0)))
                .limit(count)
                .toList();
    }

    private static boolean isFit(CatalogEntry entry) {
        return entry.sharing() != CatalogEntry.Sharing.WITHHELD
                && entry.level() <= 3
                && (isOfTheCity(entry) || DISTRICTS.contains(entry.agency().district()))
                && !entry.agency().id().startsWith("street-")
                && entry.items().stream().anyMatch(FrontEndColumns::isUnique)
                && entry.items().size() > 2;
    }

    private static boolean isOfTheCity(CatalogEntry entry) {
        return entry.agency().district().equals("370200");
    }

    private static FrontEndTable table(CatalogEntry entry) {
        String serial = entry.code().substring(entry.code().indexOf('/') + 1);
        List<String> lookups = entry.items().stream()
                .filter(FrontEndColumns::isLookup)
                .map(CatalogItem::name)
                .toList();
        return new FrontEndTable(
                entry,
                entry.agency().id() + ".dataset-" + serial,
                SCHEMA + ".t" + serial,
                entry.items().stream()
                        .filter(FrontEndColumns::isUnique)
                        .findFirst()
                        .orElseThrow()
                        .name(),
                lookups);
    }

    /// Makes the tables that are not there yet, fifty in a transaction: what was interrupted goes on where it
    /// stopped. The city itself stands already.
    ///
    /// @param password the role is to have
    /// @param done told how many tables are there, after each transaction
    /// @throws SQLException when the database does not answer or refuses a statement
    public static void fill(FillTarget target, String password, List<FrontEndTable> tables, LongConsumer done)
            throws SQLException {
        try (var connection = connect(target)) {
            connection.setAutoCommit(false);
            try (var statement = connection.createStatement()) {
                statement.execute("create schema if not exists " + SCHEMA);
                statement.execute(BASIS);
            }
            ReadingRole.make(connection, ROLE, password, SCHEMA);
            connection.commit();
            var columns = new FrontEndColumns();
            int there = 0;
            for (var table : tables) {
                make(connection, columns, table);
                if (++there % BATCH == 0) {
                    connection.commit();
                    done.accept(there);
                }
            }
            ReadingRole.make(connection, ROLE, password, SCHEMA);
            connection.commit();
            done.accept(there);
        }
    }

    /// Whether any table is there.
    ///
    /// @throws SQLException when the database does not answer
    public static boolean isThere(FillTarget target) throws SQLException {
        try (var connection = connect(target);
                var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regclass('front_end.basis') is not null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static Connection connect(FillTarget target) throws SQLException {
        return DriverManager.getConnection(target.cityUrl(), target.cityUser(), target.cityPassword());
    }

    /// A person and an enterprise a row: as many as there are enterprises, 300 at most.
    private static final String BASIS = """
            create table if not exists front_end.basis as
            with resident as (
              select distinct on (id_number) record_no, id_number, name, sex, ethnicity, birth_date, phone, area_code,
                address as home_address
              from police.resident where status = '正常' and phone is not null
              order by id_number, record_no),
            person as (
              select row_number() over (order by record_no) as n, resident.*,
                lead(id_number, 1, id_number) over (order by record_no) as other_id
              from resident),
            firm as (
              select row_number() over (order by record_no) as n, uscc, name as organisation, address
              from (select distinct on (uscc) record_no, uscc, name, address from market.enterprise
                    order by uscc, record_no) as each_once)
            select n::int as n, id_number, other_id, name, sex, ethnicity, birth_date, phone, area_code, home_address,
              uscc, organisation, address
            from person join firm using (n) where n <= 300
            """;

    private static void make(Connection connection, FrontEndColumns columns, FrontEndTable table) throws SQLException {
        if (exists(connection, table.relation())) {
            return;
        }
        int serial =
                Integer.parseInt(table.relation().substring(table.relation().indexOf(".t") + 2));
        var items = table.entry().items();
        String select = items.stream()
                .map(item -> "(%s)::%s as %s"
                        .formatted(columns.value(item, serial), FrontEndColumns.sqlType(item), quote(item.name())))
                .collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            statement.execute(("create table %s as select %s, timestamptz '2026-09-01 02:00+08'"
                            + " + make_interval(hours => (b.n * 7 + %d) %% 1900) as %s"
                            + " from front_end.basis as b where (b.n + %d) %% 3 = 0")
                    .formatted(table.relation(), select, serial, AS_OF, serial));
            statement.execute("alter table " + table.relation() + " add primary key (" + quote(table.rowKey()) + ")");
            for (var column : table.lookups()) {
                if (!column.equals(table.rowKey())) {
                    statement.execute("create index on " + table.relation() + " (" + quote(column) + ")");
                }
            }
            statement.execute("comment on table " + table.relation() + " is "
                    + Ddl.literal(
                            table.entry().agency().name() + "：" + table.entry().name()));
        }
    }

    private static boolean exists(Connection connection, String relation) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, relation);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
