package org.zhanqiao.exchange.node;

import io.vertx.sqlclient.Row;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Mode;

/// How many columns of each sort the rows of a PostgreSQL statement have, in this order: as-of, subjects, row key,
/// values. Statements of many keys have the place of the key before them, counted from 1.
record RowShape(int subjects, int rowKey, int values) {

    static RowShape of(AuthorisedCall call) {
        return of(call, 0);
    }

    /// Of pages, whose rows tell what the next page goes on after.
    static RowShape ofPage(AuthorisedCall call) {
        return of(call, call.plan().definition.service().rowKey().size());
    }

    private static RowShape of(AuthorisedCall call, int rowKey) {
        var plan = call.plan().definition;
        var columns = call.request().mode() == Mode.VERIFY ? plan.verifiable() : plan.columns();
        return new RowShape(plan.service().subjects().size(), rowKey, columns.size());
    }

    /// Rows of one key, or of a page.
    List<SourceRow> read(Iterable<Row> rows) {
        var read = new ArrayList<SourceRow>(1);
        rows.forEach(row -> read.add(read(row, 0, 0)));
        return read;
    }

    /// Rows of many keys, each with the place of its key, counted from 0.
    List<SourceRow> readOfMany(Iterable<Row> rows) {
        var read = new ArrayList<SourceRow>();
        rows.forEach(row -> read.add(read(row, 1, place(row))));
        return read;
    }

    /// Rows of many keys, a list a key.
    List<List<SourceRow>> readByKey(Iterable<Row> rows, int keys) {
        var read = new ArrayList<List<SourceRow>>(keys);
        for (int i = 0; i < keys; i++) {
            read.add(new ArrayList<>(1));
        }
        rows.forEach(row -> read.get(place(row)).add(read(row, 1, 0)));
        return read;
    }

    private static int place(Row row) {
        return (int) (row.getLong(0) - 1);
    }

    private SourceRow read(Row row, int from, int key) {
        int at = from;
        OffsetDateTime asOf = row.getOffsetDateTime(at++);
        var ofSubjects = texts(row, at, subjects);
        at += subjects;
        var ofRowKey = texts(row, at, rowKey);
        at += rowKey;
        return new SourceRow(key, asOf == null ? null : asOf.toInstant(), ofSubjects, ofRowKey, texts(row, at, values));
    }

    private static @Nullable String[] texts(Row row, int from, int count) {
        var texts = new @Nullable String[count];
        for (int i = 0; i < count; i++) {
            texts[i] = row.getString(from + i);
        }
        return texts;
    }
}
