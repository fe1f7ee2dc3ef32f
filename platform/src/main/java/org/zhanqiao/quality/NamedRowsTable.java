package org.zhanqiao.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.SecretBox;
import tools.jackson.databind.json.JsonMapper;

/// Named rows in the database; what identifies them is sealed.
@Component
class NamedRowsTable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final SecretBox box;

    NamedRowsTable(JdbcClient jdbc, SecretBox box) {
        this.jdbc = jdbc;
        this.box = box;
    }

    /// Names rows; they take the place of those that were named before, and of what was found of them.
    ///
    /// @return the version of what is named now
    long put(String caseId, String dataset, List<String> items, List<List<String>> keys, Instant at, String by) {
        return jdbc.sql("""
                insert into quality.named_rows (case_id, dataset, items, keys, row_count, named_at, named_by)
                values (:case, :dataset, :items, :keys, :count, :at, :by)
                on conflict (case_id) do update set dataset = excluded.dataset, items = excluded.items,
                  keys = excluded.keys, row_count = excluded.row_count, named_at = excluded.named_at,
                  named_by = excluded.named_by, version = named_rows.version + 1, checked_at = null, checked_by = '',
                  outcomes = '[]'
                returning version
                """)
                .param("case", caseId)
                .param("dataset", dataset)
                .param("items", items.toArray(String[]::new))
                .param("keys", box.seal(JSON.writeValueAsBytes(keys), context(caseId)))
                .param("count", keys.size())
                .param("at", Timestamp.from(at))
                .param("by", by)
                .query(Long.class)
                .single();
    }

    /// @return whether there were any
    boolean remove(String caseId) {
        return jdbc.sql("delete from quality.named_rows where case_id = :case")
                        .param("case", caseId)
                        .update()
                == 1;
    }

    Optional<NamedRows> find(String caseId) {
        return jdbc.sql("""
                select case_id, dataset, items, row_count, version, named_at, named_by, checked_at, checked_by,
                  outcomes::text as outcomes
                from quality.named_rows where case_id = :case
                """).param("case", caseId).query(NamedRowsTable::rows).optional();
    }

    /// What identifies each.
    List<List<String>> listKeys(String caseId) {
        var sealed = jdbc.sql("select keys from quality.named_rows where case_id = :case")
                .param("case", caseId)
                .query(String.class)
                .single();
        return Arrays.stream(JSON.readValue(box.open(sealed, context(caseId)), String[][].class))
                .map(key -> Arrays.asList(key))
                .toList();
    }

    /// Keeps a check.
    ///
    /// @return whether the same rows are still named
    boolean keep(NamedRows checked, NamedRows.Check check) {
        return jdbc.sql("""
                update quality.named_rows set checked_at = :at, checked_by = :by, outcomes = :outcomes::jsonb
                where case_id = :case and version = :version
                """)
                        .param("at", Timestamp.from(check.at()))
                        .param("by", check.by())
                        .param("outcomes", JSON.writeValueAsString(check.outcomes()))
                        .param("case", checked.caseId())
                        .param("version", checked.version())
                        .update()
                == 1;
    }

    private static NamedRows rows(ResultSet row, int n) throws SQLException {
        return new NamedRows(
                row.getString("case_id"),
                row.getString("dataset"),
                Arrays.asList((String[]) row.getArray("items").getArray()),
                row.getInt("row_count"),
                row.getLong("version"),
                row.getTimestamp("named_at").toInstant(),
                row.getString("named_by"),
                check(row));
    }

    private static NamedRows.@Nullable Check check(ResultSet row) throws SQLException {
        var at = row.getTimestamp("checked_at");
        return at == null
                ? null
                : new NamedRows.Check(
                        at.toInstant(),
                        row.getString("checked_by"),
                        Arrays.asList(JSON.readValue(row.getString("outcomes"), RowOutcome[].class)));
    }

    private static String context(String caseId) {
        return "quality.named_rows:" + caseId;
    }
}
