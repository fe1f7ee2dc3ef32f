package org.zhanqiao.web;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// One page of a list.
///
/// @param rows what is on this page
/// @param total how many there are on all pages
/// @param query what was asked for
public record Paged<T>(List<T> rows, long total, ListQuery query) {

    public Paged {
        rows = List.copyOf(rows);
    }

    /// All rows of a list from its first page to its last, for an export; pages are read as the stream is drawn.
    ///
    /// @param list reads one page
    public static <T> Stream<T> everything(ListQuery query, Function<ListQuery, Paged<T>> list) {
        return pages(query, list).flatMap(paged -> paged.rows().stream());
    }

    /// The same, page by page.
    public static <T> Stream<Paged<T>> pages(ListQuery query, Function<ListQuery, Paged<T>> list) {
        return Stream.iterate(
                list.apply(query.at(1, ListQuery.LARGEST_SIZE)),
                paged -> !paged.rows().isEmpty(),
                paged -> list.apply(paged.query().at(paged.query().page() + 1, ListQuery.LARGEST_SIZE)));
    }

    public <R> Paged<R> map(Function<? super T, ? extends R> mapping) {
        return new Paged<>(rows.stream().<R>map(mapping).toList(), total, query);
    }

    public int pages() {
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.ceilDiv(total, (long) query.size())));
    }

    /// Whether there is nothing on any page.
    public boolean isNothing() {
        return total == 0;
    }

    /// Whether a page was asked for that lies behind the last.
    public boolean isPastEnd() {
        return rows.isEmpty() && total > 0;
    }

    /// Number of the first row on this page, from 1; 0 where there is none.
    public long firstRow() {
        return rows.isEmpty() ? 0 : query.offset() + 1L;
    }

    /// Number of the last row on this page; 0 where there is none.
    public long lastRow() {
        return rows.isEmpty() ? 0 : query.offset() + (long) rows.size();
    }
}
