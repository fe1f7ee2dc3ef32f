package org.zhanqiao.tabular;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Files that were tried out, line by line, until somebody imports them. Each feature keeps its own in two tables of
/// its schema, `NAME (id, file, brought_by, brought_at, imported_by, imported_at)` and `NAME_line (import, position,
/// first_line, last_line, outcome, body, seen_version, faults)`; of each person the last twenty stay, and what was just
/// brought also when the clock went back.
public final class DryRuns<T> {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<LineFault>> FAULTS = new TypeReference<>() {};

    /// Dry runs that are kept of a person.
    private static final int KEPT = 20;

    /// Lines that are written at once.
    private static final int AT_ONCE = 500;

    private final JdbcClient jdbc;
    private final String table;
    private final Class<T> type;
    private final String held;

    /// @param table with its schema
    public DryRuns(JdbcClient jdbc, String table, Class<T> type) {
        this(jdbc, table, type, "false");
    }

    /// @param table with its schema
    /// @param held  SQL over it: those that stay however many their owner brought since
    public DryRuns(JdbcClient jdbc, String table, Class<T> type, String held) {
        this.held = held;
        this.jdbc = jdbc;
        this.table = table;
        this.type = type;
    }

    public void insert(UUID id, String file, String by, Instant at, List<DryRunLine<T>> lines) {
        jdbc.sql("insert into %s (id, file, brought_by, brought_at) values (:id, :file, :by, :at)".formatted(table))
                .param("id", id)
                .param("file", file)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
        for (int from = 0; from < lines.size(); from += AT_ONCE) {
            insert(id, from, lines.subList(from, Math.min(lines.size(), from + AT_ONCE)));
        }
        jdbc.sql("""
                delete from %1$s where brought_by = :by and id <> :id and id not in (
                  select id from %1$s where brought_by = :by order by brought_at desc limit :kept)
                  and (%2$s) is not true
                """.formatted(table, held))
                .param("by", by)
                .param("id", id)
                .param("kept", KEPT)
                .update();
    }

    private void insert(UUID id, int position, List<DryRunLine<T>> lines) {
        var at = new int[] {position};
        var rows = lines.stream()
                .map(line -> {
                    var row = new LinkedHashMap<String, Object>();
                    row.put("position", at[0]++);
                    row.put("first_line", line.firstLine());
                    row.put("last_line", line.lastLine());
                    row.put("outcome", line.outcome().name());
                    row.put("body", line.body());
                    row.put("seen_version", line.seenVersion());
                    row.put("faults", line.faults());
                    return row;
                })
                .toList();
        jdbc.sql("""
                insert into %s_line (import, position, first_line, last_line, outcome, body, seen_version, faults)
                select :import, position, first_line, last_line, outcome, body, seen_version, faults
                from jsonb_to_recordset(:rows::jsonb) as line (position integer, first_line bigint, last_line bigint,
                  outcome text, body jsonb, seen_version bigint, faults jsonb)
                """.formatted(table))
                .param("import", id)
                .param("rows", JSON.writeValueAsString(rows))
                .update();
    }

    public Optional<DryRun> find(UUID id) {
        Map<LineOutcome, Long> totals = new EnumMap<>(LineOutcome.class);
        jdbc.sql("select outcome, count(*) as lines from %s_line where import = :id group by 1".formatted(table))
                .param("id", id)
                .query((RowCallbackHandler)
                        row -> totals.put(LineOutcome.valueOf(row.getString("outcome")), row.getLong("lines")));
        return jdbc.sql("select id, file, brought_by, brought_at, imported_at from %s where id = :id".formatted(table))
                .param("id", id)
                .query((row, _) -> {
                    var imported = row.getTimestamp("imported_at");
                    return new DryRun(
                            row.getObject("id", UUID.class),
                            row.getString("file"),
                            row.getString("brought_by"),
                            row.getTimestamp("brought_at").toInstant(),
                            imported == null ? null : imported.toInstant(),
                            totals);
                })
                .optional();
    }

    /// What a file says, what is wrong first, then what is kept otherwise.
    public Paged<DryRunLine<T>> lines(UUID id, ListQuery query) {
        long total = jdbc.sql("select count(*) from %s_line where import = :id".formatted(table))
                .param("id", id)
                .query(Long.class)
                .single();
        var rows = jdbc.sql("""
                select first_line, last_line, outcome, body::text as body, seen_version, faults::text as faults
                from %s_line where import = :id
                order by outcome <> 'WRONG', outcome <> 'KEPT', position limit :size offset :offset
                """.formatted(table))
                .param("id", id)
                .param("size", query.size())
                .param("offset", query.offset())
                .query((row, _) -> new DryRunLine<>(
                        row.getLong("first_line"),
                        row.getLong("last_line"),
                        LineOutcome.valueOf(row.getString("outcome")),
                        JSON.readValue(row.getString("body"), type),
                        row.getLong("seen_version"),
                        JSON.readValue(row.getString("faults"), FAULTS)))
                .list();
        return new Paged<>(rows, total, query);
    }

    /// Notes that it was imported.
    ///
    /// @return whether nobody had done so before
    public boolean close(UUID id, String by, Instant at) {
        return jdbc.sql("""
                        update %s set imported_by = :by, imported_at = :at where id = :id and imported_at is null
                        """.formatted(table))
                        .param("id", id)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }
}
