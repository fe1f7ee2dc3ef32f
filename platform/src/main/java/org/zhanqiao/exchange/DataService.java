package org.zhanqiao.exchange;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A data service: one dataset as one source serves it.
///
/// @param relation  `schema.table` in a database; for HTTP `request:rows:key`, the members of the request's list of
///                  keys and of the answer's list of rows, and the item that is the key
/// @param rowKey    items that together order and identify a row; paging needs them
/// @param asOf      the column that says when the source says the row was true
/// @param subjects  the items whose values name the people and organisations a row is about
/// @param timeLimit for one question to the source
/// @param bulkhead  questions under way at once at one node
/// @param columns   the columns of items that are called otherwise in a database, or the members of an HTTP interface's
///                  rows, by item
/// @param comparedAs the type of PostgreSQL in which values of an item are compared with its column so that an index is
///                   found, where that is not the item's own; as columns were when the service was opened
public record DataService(
        String code,
        String dataset,
        String agency,
        String title,
        String source,
        String relation,
        List<String> rowKey,
        @Nullable String asOf,
        List<String> subjects,
        Duration timeLimit,
        int bulkhead,
        Map<String, String> columns,
        Map<String, String> comparedAs) {

    private static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    public DataService {
        rowKey = List.copyOf(rowKey);
        subjects = List.copyOf(subjects);
        columns = Map.copyOf(columns);
        comparedAs = Map.copyOf(comparedAs);
        if (!isCode(code)) {
            throw new IllegalArgumentException(
                    "a service's code is lower case letters, digits, dots and hyphens, not '" + code + "'");
        }
        if (timeLimit.toMillis() < 1 || bulkhead < 1) {
            throw new IllegalArgumentException("service " + code + " needs a time limit and a bulkhead of at least 1");
        }
    }

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /// A service whose columns are called as its items.
    public DataService(
            String code,
            String dataset,
            String agency,
            String title,
            String source,
            String relation,
            List<String> rowKey,
            @Nullable String asOf,
            List<String> subjects,
            Duration timeLimit,
            int bulkhead) {
        this(
                code, dataset, agency, title, source, relation, rowKey, asOf, subjects, timeLimit, bulkhead, Map.of(),
                Map.of());
    }

    /// The same with values compared otherwise.
    DataService withComparedAs(Map<String, String> types) {
        return new DataService(
                code, dataset, agency, title, source, relation, rowKey, asOf, subjects, timeLimit, bulkhead, columns,
                types);
    }

    /// The column in which the database holds an item, or the member in which a row of an interface does.
    public String column(String item) {
        return columns.getOrDefault(item, item);
    }

    /// Whether it can be read page by page: that needs a row key, and an HTTP interface is asked by key only.
    public boolean listable(SourceKind kind) {
        return kind != SourceKind.HTTP && !rowKey.isEmpty();
    }

    /// The one item an HTTP interface is asked by.
    public String httpKey() {
        return relation.split(":", -1)[2];
    }
}
