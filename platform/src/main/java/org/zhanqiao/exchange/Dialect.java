package org.zhanqiao.exchange;

import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.ItemType;

/// What differs between PostgreSQL and other databases in the SQL of a plan.
enum Dialect {
    POSTGRESQL {
        @Override
        String parameter(int number, ItemType type) {
            return "$" + number + (type == ItemType.TEXT ? "" : "::text::" + typeName(type));
        }

        @Override
        String asText(String column, ItemType type) {
            return switch (type) {
                case TEXT, NUMBER, DATE, BOOLEAN -> column + "::text";
                case TIMESTAMP -> "to_char(" + column + " at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";
            };
        }

        @Override
        String firstRows(int limit) {
            return "limit " + limit;
        }
    },
    STANDARD {
        @Override
        String parameter(int number, ItemType type) {
            return type == ItemType.TEXT ? "?" : "cast(? as " + typeName(type) + ")";
        }

        @Override
        String asText(String column, ItemType type) {
            return "cast(" + column + " as varchar(4000))";
        }

        @Override
        String firstRows(int limit) {
            return "fetch first " + limit + " rows only";
        }
    };

    /// The placeholder of the n-th parameter, sent as text and read as `type`.
    abstract String parameter(int number, ItemType type);

    /// The column as text, ISO 8601 for dates and instants.
    abstract String asText(String column, ItemType type);

    abstract String firstRows(int limit);

    static String typeName(ItemType type) {
        return switch (type) {
            case TEXT -> "text";
            case NUMBER -> "numeric";
            case DATE -> "date";
            case TIMESTAMP -> "timestamp with time zone";
            case BOOLEAN -> "boolean";
        };
    }

    /// The type that a value must have for PostgreSQL to look it up in an index of a column; null where its item's
    /// own type does. A whole number is not found as a `numeric`, nor a text of fixed length as a `text`.
    ///
    /// @param column type of the column, as PostgreSQL's driver calls it
    static @Nullable String comparedAs(String column) {
        return switch (column) {
            case "int2", "int4", "int8", "smallserial", "serial", "bigserial" -> "bigint";
            case "bpchar" -> column;
            default -> null;
        };
    }

    /// A value as the column of an item is compared with it; what is no whole number equals no column of such.
    ///
    /// @param value an expression of the item's type
    static String comparable(DataService service, String item, String value) {
        var type = service.comparedAs().get(item);
        if (type == null) {
            return value;
        }
        if (!type.equals("bigint")) {
            return "cast(" + value + " as " + type + ")";
        }
        return "(select case when v = trunc(v) and v between -9223372036854775808 and 9223372036854775807"
                + " then cast(v as bigint) end from (select " + value + ") as n(v))";
    }

    /// An identifier quoted for SQL.
    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /// `schema.table` quoted part by part.
    static String quoteRelation(String relation) {
        return java.util.Arrays.stream(relation.split("\\.", -1))
                .map(Dialect::quote)
                .collect(java.util.stream.Collectors.joining("."));
    }
}
