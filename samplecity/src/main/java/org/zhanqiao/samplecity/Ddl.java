package org.zhanqiao.samplecity;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Statements that make a table, in words that PostgreSQL and H2 both understand.
final class Ddl {

    private Ddl() {}

    static String createTable(TableSpec table) {
        return table.items().stream()
                .map(item -> item.column() + " " + item.sqlType()
                        + (item.column().equals(table.rowKey()) ? " not null" : ""))
                .collect(Collectors.joining(", ", "create table " + table.qualifiedName() + " (", ")"));
    }

    /// The primary key and the indexes for lookups.
    static List<String> keys(TableSpec table) {
        List<String> statements = new ArrayList<>();
        statements.add("alter table " + table.qualifiedName() + " add primary key (" + table.rowKey() + ")");
        for (String column : table.lookups()) {
            statements.add("create index on " + table.qualifiedName() + " (" + column + ")");
        }
        return statements;
    }

    static String comment(TableSpec table) {
        return "comment on table " + table.qualifiedName() + " is " + literal(table.title());
    }

    static String comment(TableSpec table, ItemSpec item) {
        String note = item.description().isEmpty() ? item.title() : item.title() + "：" + item.description();
        return "comment on column " + table.qualifiedName() + "." + item.column() + " is " + literal(note);
    }

    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
