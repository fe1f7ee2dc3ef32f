package org.zhanqiao.samplecity;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Where the table families put their rows: each row may be spoilt by the planter on its way to the sink.
final class Rows {

    /// The city's offset from Greenwich, all year.
    static final ZoneOffset OFFSET = ZoneOffset.ofHours(8);

    private static final int FRESH_DAYS = 360;

    private final FillOptions options;
    private final RowSink sink;
    private final Planter planter;
    private long count;

    Rows(FillOptions options, RowSink sink) {
        this.options = options;
        this.sink = sink;
        this.planter = new Planter(options, sink);
    }

    /// Adds a row, one cell for each column of the table.
    void add(TableSpec table, @Nullable Object... cells) {
        if (cells.length != table.items().size()) {
            throw new IllegalArgumentException(table.qualifiedName() + " has "
                    + table.items().size() + " columns, the row has " + cells.length + " cells");
        }
        planter.plant(table, cells);
        pass(table, cells);
    }

    /// Adds a row that repeats a person and keeps the truth of it: the row number it should not have beside the
    /// original's.
    void addDuplicate(TableSpec table, long original, @Nullable Object... cells) {
        planter.keep(DefectKind.DUPLICATE_PERSON, table, cells, table.rowKey(), Long.toString(original));
        pass(table, cells);
    }

    long count() {
        return count;
    }

    LocalDate asOf() {
        return options.asOf();
    }

    /// Draws of a family for a household or row.
    Draws draws(long stream, long index) {
        return Draws.of(options.seed(), stream, index);
    }

    /// A moment within the last 360 days, in office hours, not before the day of the event that the row states.
    OffsetDateTime fresh(Draws draws, LocalDate event) {
        LocalDate day = draws.day(Lives.later(event, options.asOf().minusDays(FRESH_DAYS)), options.asOf());
        return day.atTime(draws.between(8, 17), draws.below(60), draws.below(60))
                .atOffset(OFFSET);
    }

    private void pass(TableSpec table, @Nullable Object[] cells) {
        sink.accept(table, cells);
        count++;
    }
}
