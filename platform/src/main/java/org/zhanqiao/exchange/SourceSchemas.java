package org.zhanqiao.exchange;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Types;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.ValuePlace;
import org.zhanqiao.catalog.inventory.SchemaReader;
import org.zhanqiao.catalog.inventory.TableOutline;
import org.zhanqiao.protection.suggest.ItemLook;
import org.zhanqiao.web.Page;

/// How the databases behind an agency's services are built, as their own catalogs describe it, and what values in them
/// look like.
@Component
class SourceSchemas implements SchemaReader {

    private static final int CONNECT_MILLIS = 5_000;

    /// SQLSTATE of a connection that does not exist.
    private static final String NOT_CONNECTED = "08003";

    /// A database that says nothing for so long is given up.
    static final Duration QUIET = Duration.ofSeconds(30);

    /// Looking at values ends after this time, however many tables are left.
    private static final Duration LOOKING = Duration.ofSeconds(20);

    private static final Set<Integer> LARGE = Set.of(
            Types.BINARY,
            Types.VARBINARY,
            Types.LONGVARBINARY,
            Types.BLOB,
            Types.CLOB,
            Types.NCLOB,
            Types.LONGVARCHAR,
            Types.LONGNVARCHAR);

    private static final Set<String> OF_THE_DATABASE =
            Set.of("information_schema", "sys", "system", "mysql", "performance_schema");

    private final JdbcClient jdbc;
    private final Services services;
    private final SourceTable sources;
    private final InstantSource clock;

    SourceSchemas(JdbcClient jdbc, Services services, SourceTable sources, InstantSource clock) {
        this.jdbc = jdbc;
        this.services = services;
        this.sources = sources;
        this.clock = clock;
    }

    @Override
    public List<String> listSources(String agency) {
        return list(agency, false);
    }

    /// The HTTP interfaces of an agency: those that serve no other.
    List<String> listInterfaces(String agency) {
        return list(agency, true);
    }

    private List<String> list(String agency, boolean interfaces) {
        return jdbc.sql("""
                select source.id from exchange.source
                where (source.kind = 'HTTP') = :interfaces and source.is_on and source.removed_at is null
                  and (source.agency = :agency or source.agency = ''
                    and exists (select from exchange.data_service where source = source.id and agency = :agency))
                  and not exists (select from exchange.data_service where source = source.id and agency <> :agency)
                order by source.id
                """)
                .param("interfaces", interfaces)
                .param("agency", agency)
                .query((row, _) -> row.getString("id"))
                .list();
    }

    @Override
    public List<TableOutline> readTables(String source) throws IOException {
        try (var pool = open(source);
                var connection = pool.getConnection()) {
            var served = served(source);
            return withLooks(connection, tables(connection, served, null, true), served);
        } catch (SQLException | RuntimeException e) {
            throw unread(source, e);
        }
    }

    /// Tables and views of a database without their columns, as [#readTables] finds them; no value is looked at.
    List<TableOutline> listTables(String source) throws IOException {
        try (var pool = open(source);
                var connection = pool.getConnection()) {
            return tables(connection, served(source), null, false);
        } catch (SQLException | RuntimeException e) {
            throw unread(source, e);
        }
    }

    /// One table with its columns; empty when the account may not read it, or there is none.
    Optional<TableOutline> findTable(ValuePlace place) throws IOException {
        try (var pool = open(place.source());
                var connection = pool.getConnection()) {
            return tables(connection, served(place.source()), place.relation(), true).stream()
                    .findFirst();
        } catch (SQLException | RuntimeException e) {
            throw unread(place.source(), e);
        }
    }

    /// Without the cause: a driver's message may quote the address with its password, or a value.
    static IOException unread(String source, Exception e) {
        return new IOException("source " + source + " cannot be asked: "
                + (e instanceof SQLException refused
                        ? "state " + refused.getSQLState()
                        : e.getClass().getName()));
    }

    /// What services read of a database, by `schema.table`; of several on one table the first by code.
    private Map<String, DataService> served(String source) {
        var served = new HashMap<String, DataService>();
        services.listOnSource(source).forEach(service -> served.putIfAbsent(service.relation(), service));
        return served;
    }

    /// The tables with what values of them look like, as far as there is time; at one that cannot be read nothing is
    /// looked. A column that a service reads goes by the name of its item.
    private List<TableOutline> withLooks(
            Connection connection, List<TableOutline> tables, Map<String, DataService> served) {
        var until = clock.instant().plus(LOOKING);
        var today = clock.instant().atZone(Page.ZONE).toLocalDate();
        return tables.stream()
                .map(table -> {
                    var items = items(served.get(table.relation()));
                    var look = clock.instant().isBefore(until)
                            ? look(connection, table, items, today)
                            : List.<ItemLook>of();
                    return new TableOutline(
                            table.relation(),
                            table.name(),
                            table.comment(),
                            table.columns().stream()
                                    .map(column -> column.named(items.getOrDefault(column.name(), column.name())))
                                    .toList(),
                            table.dataset(),
                            look);
                })
                .toList();
    }

    /// Items whose columns are called otherwise, by column.
    private static Map<String, String> items(@Nullable DataService service) {
        var items = new HashMap<String, String>();
        if (service != null) {
            service.columns().forEach((item, column) -> items.put(column, item));
        }
        return items;
    }

    private static List<ItemLook> look(
            Connection connection, TableOutline table, Map<String, String> items, LocalDate today) {
        var columns = table.columns().stream()
                .filter(column -> !LARGE.contains(column.jdbcType()))
                .map(column -> new SourceValues.Column(
                        column.name(), items.getOrDefault(column.name(), column.name()), column.title()))
                .toList();
        try {
            return SourceValues.look(connection, table.relation(), columns, ROWS_OF_A_TABLE, today);
        } catch (SQLException e) {
            return List.of();
        }
    }

    /// A source’s database, for one connection.
    ///
    /// @throws SQLException when it is switched off or removed: then nobody asks it
    HikariDataSource open(String source) throws SQLException {
        return SourceConnections.pool(definition(source), CONNECT_MILLIS, QUIET.toSeconds());
    }

    /// Where a source is.
    ///
    /// @throws SQLException when it is switched off or removed: then nobody asks it
    SourceDefinition definition(String source) throws SQLException {
        return sources.findDefinition(source)
                .filter(SourceDefinition::on)
                .orElseThrow(() ->
                        new SQLNonTransientConnectionException("source " + source + " is switched off", NOT_CONNECTED));
    }

    /// @param wanted  `schema.table`; null for all
    /// @param columns whether they are read
    static List<TableOutline> tables(
            Connection connection, Map<String, DataService> served, @Nullable String wanted, boolean columns)
            throws SQLException {
        var facts = connection.getMetaData();
        var tables = new ArrayList<TableOutline>();
        // H2 and the standard say BASE TABLE, most others TABLE; partitions of a table are not listed beside it.
        var kinds = new String[] {"TABLE", "BASE TABLE", "PARTITIONED TABLE", "VIEW", "MATERIALIZED VIEW"};
        try (var rows = facts.getTables(connection.getCatalog(), null, "%", kinds)) {
            while (rows.next() && tables.size() <= MOST_TABLES) {
                var schema = rows.getString("TABLE_SCHEM");
                if (isOfTheDatabase(schema)) {
                    continue;
                }
                var name = rows.getString("TABLE_NAME");
                var relation = schema == null ? name : schema + "." + name;
                if (wanted != null && !wanted.equals(relation)) {
                    continue;
                }
                var comment = text(rows.getString("REMARKS"));
                var read = columns
                        ? columns(facts, connection.getCatalog(), schema, name)
                        : List.<TableOutline.Column>of();
                if (!columns || !read.isEmpty()) {
                    var service = served.get(relation);
                    var dataset = service == null ? "" : service.dataset();
                    tables.add(new TableOutline(relation, name, comment, read, dataset, List.of()));
                }
            }
        }
        return tables;
    }

    private static boolean isOfTheDatabase(@Nullable String schema) {
        return schema != null
                && (schema.startsWith("pg_") || OF_THE_DATABASE.contains(schema.toLowerCase(Locale.ROOT)));
    }

    private static List<TableOutline.Column> columns(
            DatabaseMetaData facts, @Nullable String database, @Nullable String schema, String table)
            throws SQLException {
        Set<String> keys = new HashSet<>();
        try (var rows = facts.getPrimaryKeys(database, schema, table)) {
            while (rows.next()) {
                keys.add(rows.getString("COLUMN_NAME"));
            }
        }
        Map<String, String> references = new HashMap<>();
        try (var rows = facts.getImportedKeys(database, schema, table)) {
            while (rows.next()) {
                references.put(
                        rows.getString("FKCOLUMN_NAME"),
                        rows.getString("PKTABLE_NAME") + "." + rows.getString("PKCOLUMN_NAME"));
            }
        }
        var columns = new ArrayList<TableOutline.Column>();
        try (var rows = facts.getColumns(database, pattern(facts, schema), pattern(facts, table), "%")) {
            while (rows.next()) {
                if (!table.equals(rows.getString("TABLE_NAME"))
                        || !Objects.equals(schema, rows.getString("TABLE_SCHEM"))) {
                    continue;
                }
                var name = rows.getString("COLUMN_NAME");
                columns.add(new TableOutline.Column(
                        name,
                        text(rows.getString("REMARKS")),
                        rows.getInt("DATA_TYPE"),
                        keys.contains(name),
                        references.getOrDefault(name, "")));
            }
        }
        return columns;
    }

    private static @Nullable String pattern(DatabaseMetaData facts, @Nullable String name) throws SQLException {
        if (name == null) {
            return null;
        }
        var escape = facts.getSearchStringEscape();
        return name.replace(escape, escape + escape).replace("_", escape + "_").replace("%", escape + "%");
    }

    private static String text(@Nullable String remark) {
        return remark == null ? "" : remark.strip();
    }
}
