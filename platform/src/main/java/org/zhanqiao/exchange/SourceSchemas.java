package org.zhanqiao.exchange;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.inventory.SchemaReader;
import org.zhanqiao.catalog.inventory.TableOutline;
import org.zhanqiao.identity.SecretBox;

/// How the databases behind an agency's services are built, as their own catalogs describe it. A source belongs to the
/// agencies whose services it serves.
@Component
class SourceSchemas implements SchemaReader {

    private static final int CONNECT_SECONDS = 5;
    private static final int MOST_TABLES = 500;

    private final JdbcClient jdbc;
    private final SecretBox box;

    SourceSchemas(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    @Override
    public List<String> listSources(String agency) {
        return jdbc.sql("""
                select distinct source.id from exchange.source
                join exchange.data_service service on service.source = source.id
                where service.agency = :agency and source.kind <> 'HTTP' order by source.id
                """)
                .param("agency", agency)
                .query((row, n) -> row.getString("id"))
                .list();
    }

    @Override
    public List<TableOutline> readTables(String source) throws IOException {
        var definition = jdbc.sql("select id, kind, url, username, password from exchange.source where id = :id")
                .param("id", source)
                .query((row, _) -> new SourceDefinition(
                        row.getString("id"),
                        SourceKind.valueOf(row.getString("kind")),
                        row.getString("url"),
                        row.getString("username"),
                        new String(
                                box.open(row.getString("password"), "exchange.source:" + source),
                                StandardCharsets.UTF_8)))
                .single();
        try (var connection = connect(definition)) {
            connection.setReadOnly(true);
            return tables(connection);
        } catch (SQLException e) {
            throw new IOException("source " + source + " cannot be asked: state " + e.getSQLState());
        }
    }

    private static Connection connect(SourceDefinition definition) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", definition.username());
        properties.setProperty("password", definition.password());
        if (definition.kind() == SourceKind.POSTGRESQL) {
            properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        }
        return DriverManager.getConnection(
                definition.kind() == SourceKind.POSTGRESQL ? "jdbc:" + definition.url() : definition.url(), properties);
    }

    private static List<TableOutline> tables(Connection connection) throws SQLException {
        var facts = connection.getMetaData();
        var tables = new ArrayList<TableOutline>();
        try (var rows =
                facts.getTables(connection.getCatalog(), null, "%", new String[] {"TABLE", "VIEW", "BASE TABLE"})) {
            while (rows.next() && tables.size() < MOST_TABLES) {
                var schema = rows.getString("TABLE_SCHEM");
                if (isOwn(schema)) {
                    var name = rows.getString("TABLE_NAME");
                    tables.add(new TableOutline(
                            name,
                            text(rows.getString("REMARKS")),
                            columns(facts, connection.getCatalog(), schema, name)));
                }
            }
        }
        return tables;
    }

    private static boolean isOwn(@Nullable String schema) {
        return schema == null
                || !(schema.equalsIgnoreCase("information_schema") || schema.startsWith("pg_") || schema.equals("SYS"));
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
        try (var rows = facts.getColumns(database, schema, escape(facts, table), "%")) {
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

    private static String escape(DatabaseMetaData facts, String name) throws SQLException {
        var escape = facts.getSearchStringEscape();
        return name.replace("_", escape + "_").replace("%", escape + "%");
    }

    private static String text(@Nullable String remark) {
        return remark == null ? "" : remark.strip();
    }
}
