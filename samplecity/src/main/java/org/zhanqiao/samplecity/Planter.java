package org.zhanqiao.samplecity;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Plants defects in rows on their way to the sink and keeps the truth about each in `truth.planted`. Which row gets
/// which defect follows from the seed, the table and the row's number in order.
final class Planter {

    static final TableSpec PLANTED = new TableSpec(
            "truth",
            SourceKind.POSTGRESQL,
            "truth",
            "planted",
            "植入缺陷",
            "Planted defects",
            "",
            "",
            List.of(
                    ItemSpec.whole("planted_no", "序号", "Number", 1),
                    ItemSpec.text("kind", 40, "缺陷种类", "Kind", 1),
                    ItemSpec.text("schema_name", 40, "模式", "Schema", 1),
                    ItemSpec.text("table_name", 40, "表", "Table", 1),
                    ItemSpec.text("row_key", 40, "行主键", "Row key", 1),
                    ItemSpec.text("column_name", 40, "列", "Column", 1),
                    ItemSpec.text("stored_value", 200, "存储值", "Stored value", 3),
                    ItemSpec.text("true_value", 200, "真实值", "True value", 3),
                    ItemSpec.updatedAt()),
            "planted_no",
            "updated_at",
            List.of("kind", "table_name", "row_key"));

    private static final long STREAM = 200;

    /// What can happen to the rows of a table, and how many came by.
    private static final class Field {
        private final List<Defect> defects;
        private final long stream;
        private long rows;

        private Field(TableSpec table) {
            defects = Defects.ALL.stream()
                    .filter(each -> each.table().equals(table))
                    .toList();
            stream = STREAM + Integer.toUnsignedLong(table.qualifiedName().hashCode());
        }
    }

    private final FillOptions options;
    private final RowSink sink;
    private final Map<String, Field> fields = new HashMap<>();
    private long kept;

    Planter(FillOptions options, RowSink sink) {
        this.options = options;
        this.sink = sink;
    }

    /// Spoils at most one cell of the row.
    void plant(TableSpec table, @Nullable Object[] cells) {
        Field field = fields.computeIfAbsent(table.qualifiedName(), name -> new Field(table));
        Draws draws = Draws.of(options.seed(), field.stream, field.rows++);
        for (Defect defect : field.defects) {
            Object right = cells[table.indexOf(defect.column())];
            if (draws.chance(defect.share())
                    && right != null
                    && defect.where().test(column -> cells[table.indexOf(column)])) {
                cells[table.indexOf(defect.column())] = defect.spoil().value(right, draws, options);
                keep(defect.kind(), table, cells, defect.column(), right.toString());
                return;
            }
        }
    }

    /// Keeps that a cell does not hold the true value.
    void keep(DefectKind kind, TableSpec table, @Nullable Object[] cells, String column, @Nullable String truth) {
        Object stored = cells[table.indexOf(column)];
        sink.accept(PLANTED, new @Nullable Object[] {
            ++kept,
            kind.name(),
            table.schema(),
            table.table(),
            String.valueOf(cells[table.indexOf(table.rowKey())]),
            column,
            stored == null ? null : stored.toString(),
            truth,
            options.asOf().atStartOfDay().atOffset(Rows.OFFSET)
        });
    }
}
