package org.zhanqiao.exchange;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ItemType;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.demand.Mode;

/// Writes the SQL of a plan: only granted columns, only granted keys, the filter always.
///
/// Rows come as: ordinal of the key (only `many:`), as-of, subjects, row key (only lists), then the columns.
final class PlanSql {

    /// One key may find this many rows in one call; one more is fetched to tell that there are too many.
    static final int ROWS_PER_KEY = 1_000;

    /// One call of many keys may find this many rows.
    static final int ROWS_PER_CALL = 5_000;

    private final DataService service;
    private final Dataset dataset;
    private final Dialect dialect;

    PlanSql(DataService service, Dataset dataset, Dialect dialect) {
        this.service = service;
        this.dataset = dataset;
        this.dialect = dialect;
    }

    Map<String, PlanDefinition.Statement> statements(
            java.util.Set<Mode> modes,
            List<List<String>> lookupKeys,
            List<PlanDefinition.Column> columns,
            List<PlanDefinition.Column> verifiable,
            List<Condition> filter) {
        var statements = new HashMap<String, PlanDefinition.Statement>();
        for (var key : lookupKeys) {
            var name = String.join("+", key);
            if (modes.contains(Mode.QUERY)) {
                statements.put("query:" + name, byKey(key, columns, filter));
                if (dialect == Dialect.POSTGRESQL) {
                    statements.put("many:" + name, byKeys(key, columns, filter));
                }
            }
            if (modes.contains(Mode.VERIFY)) {
                statements.put("verify:" + name, byKey(key, verifiable, filter));
                if (dialect == Dialect.POSTGRESQL) {
                    statements.put("verifymany:" + name, byKeys(key, verifiable, filter));
                }
            }
        }
        if (modes.contains(Mode.LIST)) {
            statements.put("list", page(columns, filter, false));
            statements.put("next", page(columns, filter, true));
        }
        return statements;
    }

    private PlanDefinition.Statement byKey(
            List<String> key, List<PlanDefinition.Column> columns, List<Condition> filter) {
        var where = new Where(key.size());
        for (int i = 0; i < key.size(); i++) {
            where.and(column(key.get(i)) + " = "
                    + Dialect.comparable(service, key.get(i), dialect.parameter(i + 1, type(key.get(i)))));
        }
        where.andAll(filter);
        return new PlanDefinition.Statement(
                "select %s from %s t where %s %s"
                        .formatted(
                                head(List.of()) + tail(columns),
                                relation(),
                                where.text(),
                                dialect.firstRows(ROWS_PER_KEY + 1)),
                where.fixed);
    }

    private PlanDefinition.Statement byKeys(
            List<String> key, List<PlanDefinition.Column> columns, List<Condition> filter) {
        var where = new Where(key.size());
        var arrays = new ArrayList<String>();
        var names = new ArrayList<String>();
        for (int i = 0; i < key.size(); i++) {
            arrays.add("$" + (i + 1) + "::text[]");
            names.add("v" + i);
            where.and(column(key.get(i)) + " = "
                    + Dialect.comparable(service, key.get(i), "k.v" + i + "::" + Dialect.typeName(type(key.get(i)))));
        }
        where.andAll(filter);
        return new PlanDefinition.Statement(
                "select k.ord, %s from unnest(%s) with ordinality as k(%s, ord) join %s t on true where %s order by k.ord %s"
                        .formatted(
                                head(List.of()) + tail(columns),
                                String.join(", ", arrays),
                                String.join(", ", names),
                                relation(),
                                where.text(),
                                dialect.firstRows(ROWS_PER_CALL + 1)),
                where.fixed);
    }

    private PlanDefinition.Statement page(List<PlanDefinition.Column> columns, List<Condition> filter, boolean after) {
        // PostgreSQL: $1 is the page size, then the row key to go on after, then the fixed values. Standard SQL
        // binds in the order of the text, which ends with the page size.
        var where = new Where(after ? 1 + service.rowKey().size() : 1);
        var order = service.rowKey().stream().map(this::column).collect(Collectors.joining(", "));
        if (after) {
            var marks = new ArrayList<String>();
            for (int i = 0; i < service.rowKey().size(); i++) {
                var item = service.rowKey().get(i);
                marks.add(Dialect.comparable(service, item, dialect.parameter(i + 2, type(item))));
            }
            where.and("(" + order + ") > (" + String.join(", ", marks) + ")");
        }
        where.andAll(filter);
        var limit = dialect == Dialect.POSTGRESQL ? "limit $1::text::int" : "fetch first ? rows only";
        return new PlanDefinition.Statement(
                "select %s from %s t %s order by %s %s"
                        .formatted(
                                head(service.rowKey()) + tail(columns),
                                relation(),
                                where.isEmpty() ? "" : "where " + where.text(),
                                order,
                                limit),
                where.fixed);
    }

    private String head(List<String> rowKey) {
        var asOf = service.asOf();
        var parts = new ArrayList<String>();
        parts.add(asOf == null ? "cast(null as timestamp with time zone)" : "t." + Dialect.quote(asOf));
        service.subjects().forEach(item -> parts.add(dialect.asText(column(item), type(item))));
        rowKey.forEach(item -> parts.add(dialect.asText(column(item), type(item))));
        return String.join(", ", parts);
    }

    private String tail(List<PlanDefinition.Column> columns) {
        Function<PlanDefinition.Column, String> text = c -> ", " + dialect.asText(column(c.name()), c.type());
        return columns.stream().map(text).collect(Collectors.joining());
    }

    private String relation() {
        return Dialect.quoteRelation(service.relation());
    }

    private String column(String item) {
        return "t." + Dialect.quote(service.column(item));
    }

    private ItemType type(String item) {
        return dataset.findItem(item)
                .orElseThrow(
                        () -> new IllegalArgumentException("dataset " + dataset.code() + " has no item '" + item + "'"))
                .type();
    }

    /// Collects conditions; fixed values are bound after the call's own parameters.
    private final class Where {
        private final int offset;
        private final List<String> parts = new ArrayList<>();
        private final List<String> fixed = new ArrayList<>();

        Where(int offset) {
            this.offset = offset;
        }

        boolean isEmpty() {
            return parts.isEmpty();
        }

        void and(String condition) {
            parts.add(condition);
        }

        void andAll(List<Condition> filter) {
            for (var condition : filter) {
                var column = column(condition.item());
                var type = type(condition.item());
                var marks = new ArrayList<String>();
                for (var value : condition.values()) {
                    fixed.add(value);
                    marks.add(dialect.parameter(offset + fixed.size(), type));
                }
                and(
                        switch (condition.comparison()) {
                            case EQUAL -> column + " = " + marks.getFirst();
                            case NOT_EQUAL -> column + " <> " + marks.getFirst();
                            case ANY_OF -> column + " in (" + String.join(", ", marks) + ")";
                            case AT_LEAST -> column + " >= " + marks.getFirst();
                            case AT_MOST -> column + " <= " + marks.getFirst();
                            case STARTS_WITH ->
                                "position(" + marks.getFirst() + " in " + dialect.asText(column, type) + ") = 1";
                            case PRESENT -> column + " is not null";
                        });
            }
        }

        String text() {
            return String.join(" and ", parts);
        }
    }
}
