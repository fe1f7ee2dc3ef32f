package org.zhanqiao.catalog.inventory;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.Types;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.EntryItem;
import org.zhanqiao.catalog.EntryMetadata;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.tabular.TableWriter;

/// Tables of a database as an inventory: comments become titles, keys stand in the descriptions. What no schema says
/// (how it is shared, its level, its cycle) stays empty for whoever knows.
final class SchemaRows {

    private SchemaRows() {}

    static void write(List<TableOutline> tables, Words words, Agency agency, OutputStream out) throws IOException {
        var rows = new InventoryRows(words);
        try (var writer = TableWriter.of(TableWriter.Format.CSV, out, "", Set.of())) {
            writer.row(InventoryRows.headings());
            for (var table : tables) {
                for (var row : rows.rows("", "", agency.name(), agency.code(), text(table))) {
                    writer.row(row);
                }
            }
        }
    }

    private static EntryMetadata text(TableOutline table) {
        var naming = EntryReading.NOTHING.naming();
        var named = new EntryMetadata.Naming(
                table.comment().isBlank()
                        ? table.name()
                        : table.comment().lines().findFirst().orElse(""),
                "",
                naming.otherClasses(),
                naming.related(),
                naming.truth());
        return EntryReading.NOTHING
                .with(named)
                .with(table.columns().stream().map(SchemaRows::item).toList())
                .with(new EntryMetadata.Supply(List.of("TABLE"), "", "", List.of()));
    }

    private static EntryItem item(TableOutline.Column column) {
        var keys = Stream.of(column.key() ? "主键" : "", column.references().isEmpty() ? "" : "引用 " + column.references())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("；"));
        return new EntryItem(
                column.name(),
                column.comment().isBlank() ? column.name() : column.comment(),
                "",
                type(column.jdbcType()),
                "",
                null,
                "",
                DataItem.Subject.NONE,
                keys);
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
