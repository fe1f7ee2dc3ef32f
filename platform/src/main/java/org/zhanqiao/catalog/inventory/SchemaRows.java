package org.zhanqiao.catalog.inventory;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Types;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.Vocabulary;
import org.zhanqiao.tabular.TableWriter;

/// Tables of a database as an inventory: comments become titles, keys stand in the descriptions. What no schema says
/// (how it is shared, its cycle) has no column, so that it stays as it was.
final class SchemaRows {

    private static final List<InventoryColumn> COLUMNS = List.of(
            InventoryColumn.NAME,
            InventoryColumn.FORMATS,
            InventoryColumn.ITEM_TITLE,
            InventoryColumn.ITEM_NAME,
            InventoryColumn.ITEM_TYPE,
            InventoryColumn.ITEM_DESCRIPTION);

    /// Longer comments explain rather than name.
    private static final int LONGEST_NAME = 60;

    private static final int LONGEST_DESCRIPTION = 400;

    private static final String KEY = "主键";
    private static final String REFERENCES = "引用 ";
    private static final String BETWEEN = "；";

    private SchemaRows() {}

    /// The tables by the names that their datasets get, each once.
    static Map<String, TableOutline> named(List<TableOutline> tables) {
        var named = new LinkedHashMap<String, TableOutline>();
        for (var table : tables) {
            var name = name(table);
            if (named.containsKey(name)) {
                name = name + "（"
                        + (named.containsKey(name + "（" + table.name() + "）") ? table.relation() : table.name()) + "）";
            }
            named.put(name, table);
        }
        return named;
    }

    /// @param tables with columns, as [#named] names them
    static void write(Map<String, TableOutline> tables, Words words, OutputStream out) throws IOException {
        try (var writer = TableWriter.of(TableWriter.Format.CSV, out, "", Set.of())) {
            writer.row(COLUMNS.stream().map(InventoryColumn::heading).toList());
            for (var table : tables.entrySet()) {
                for (var column : table.getValue().columns()) {
                    writer.row(row(table.getKey(), column, words));
                }
            }
        }
    }

    private static List<String> row(String name, TableOutline.Column column, Words words) {
        return List.of(
                name,
                words.title(Vocabulary.FORMAT, "TABLE"),
                column.title(),
                column.name(),
                words.title(Vocabulary.DATA_TYPE, type(column.jdbcType()).name()),
                description(column));
    }

    private static String name(TableOutline table) {
        var comment = table.comment().lines().findFirst().orElse("").strip();
        return comment.isEmpty() || comment.length() > LONGEST_NAME ? table.name() : comment;
    }

    /// What its comment says beyond the title, and which key it is.
    private static String description(TableOutline.Column column) {
        return Stream.of(
                        column.comment().equals(column.title()) ? "" : column.comment(),
                        column.key() ? KEY : "",
                        column.references().isEmpty() ? "" : REFERENCES + column.references())
                .filter(text -> !text.isEmpty())
                .map(text -> text.substring(0, Math.min(text.length(), LONGEST_DESCRIPTION)))
                .collect(Collectors.joining(BETWEEN));
    }

    /// What a description that was made here says besides which key a column is.
    static String withoutKeys(String description) {
        return Stream.of(description.split(BETWEEN))
                .filter(part -> !part.equals(KEY) && !part.startsWith(REFERENCES))
                .collect(Collectors.joining(BETWEEN));
    }

    /// The data type of the catalog guide for a type of JDBC.
    static DataType type(int jdbcType) {
        return switch (jdbcType) {
            case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> DataType.I;
            case Types.NUMERIC, Types.DECIMAL -> DataType.N;
            case Types.REAL, Types.FLOAT -> DataType.F;
            case Types.DOUBLE -> DataType.B;
            case Types.DATE -> DataType.D;
            case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> DataType.T;
            case Types.BIT, Types.BOOLEAN -> DataType.L;
            case Types.LONGVARCHAR, Types.CLOB, Types.LONGNVARCHAR, Types.NCLOB -> DataType.M;
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> DataType.G;
            default -> DataType.C;
        };
    }
}
