package org.zhanqiao.exchange.desk;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// Lists that are short enough to be filtered and sorted here: what one agency has.
final class ShortList {

    private ShortList() {}

    /// @param rows   all of them, in the page's own order
    /// @param text   what of a row the query's text is looked for in
    /// @param orders by the names the page shows
    static <T> Paged<T> page(
            List<T> rows, ListQuery query, Function<T, String> text, Map<String, Comparator<T>> orders) {
        var wanted = query.text().toLowerCase(Locale.ROOT);
        var found = rows.stream()
                .filter(row -> text.apply(row).toLowerCase(Locale.ROOT).contains(wanted));
        var order = orders.get(query.sort());
        if (order != null) {
            found = found.sorted(query.descending() ? order.reversed() : order);
        }
        var all = found.toList();
        return new Paged<>(all.stream().skip(query.offset()).limit(query.size()).toList(), all.size(), query);
    }
}
