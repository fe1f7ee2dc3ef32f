package org.zhanqiao.demand.proceeding;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;

/// Reads a table of proceedings: it has the columns `id`, `state`, `consumer`, `provider` and `moved_at`.
///
/// @param from    the table with its schema
/// @param columns those that make a row
/// @param text    columns in which a list looks for a text
/// @param due     the column by which a list is sorted as due
/// @param states  all states there are
public record ProceedingTable<P>(
        JdbcClient jdbc,
        String from,
        String columns,
        List<String> text,
        String due,
        SidedState[] states,
        RowMapper<P> row) {

    private static final String OWN_ORDER = "moved_at desc, id desc";

    public Optional<P> find(String id) {
        return one(id, "");
    }

    /// Holds the row until the transaction ends.
    public Optional<P> lock(String id) {
        return one(id, " for update");
    }

    private Optional<P> one(String id, String hold) {
        return jdbc.sql("select " + columns + " from " + from + " where id = :id" + hold)
                .param("id", id)
                .query(row)
                .optional();
    }

    /// A page, last moved first unless the query sorts by `id`, `state`, `consumer`, `provider`, `due` or `moved`.
    public Paged<P> list(ProceedingFilter filter, ListQuery query, LocalDate today) {
        var conditions = filter.conditions(query.text(), text, states, today);
        var rows = jdbc.sql("select " + columns + " from " + from + " where " + conditions.sql() + " order by "
                        + query.orderBy(orders(), OWN_ORDER) + " limit :size offset :offset")
                .params(conditions.parameters())
                .param("size", query.size())
                .param("offset", query.offset())
                .query(row)
                .list();
        return new Paged<>(rows, count(conditions), query);
    }

    private Map<String, String> orders() {
        var orders = new HashMap<>(Map.of("due", due, "moved", "moved_at"));
        for (var column : List.of("id", "state", "consumer", "provider")) {
            orders.put(column, column);
        }
        return orders;
    }

    public long count(ProceedingFilter filter, LocalDate today) {
        return count(filter.conditions("", text, states, today));
    }

    private long count(ProceedingFilter.Conditions conditions) {
        return jdbc.sql("select count(*) from " + from + " where " + conditions.sql())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }
}
