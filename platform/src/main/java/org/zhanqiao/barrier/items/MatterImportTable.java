package org.zhanqiao.barrier.items;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// The tables of files that were brought.
@Component
final class MatterImportTable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<MatterLine.Fault>> FAULTS = new TypeReference<>() {};

    /// Dry runs that are kept of a person.
    private static final int KEPT = 20;

    private final JdbcClient jdbc;

    MatterImportTable(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, String file, String by, Instant at, List<MatterLine> lines) {
        jdbc.sql("insert into barrier.matter_import (id, file, brought_by, brought_at) values (:id, :file, :by, :at)")
                .param("id", id)
                .param("file", file)
                .param("by", by)
                .param("at", Timestamp.from(at))
                .update();
        int position = 0;
        for (var line : lines) {
            jdbc.sql("""
                    insert into barrier.matter_import_line (import, position, first_line, last_line, outcome, body,
                      seen_version, faults)
                    values (:import, :position, :first, :last, :outcome, :body::jsonb, :seen, :faults::jsonb)
                    """)
                    .param("import", id)
                    .param("position", position++)
                    .param("first", line.firstLine())
                    .param("last", line.lastLine())
                    .param("outcome", line.outcome().name())
                    .param("body", JSON.writeValueAsString(line.text()))
                    .param("seen", line.seenVersion())
                    .param("faults", JSON.writeValueAsString(line.faults()))
                    .update();
        }
        jdbc.sql("""
                delete from barrier.matter_import where brought_by = :by and id not in (
                  select id from barrier.matter_import where brought_by = :by order by brought_at desc limit :kept)
                """).param("by", by).param("kept", KEPT).update();
    }

    Optional<MatterImport> find(UUID id) {
        Map<MatterLine.Outcome, Long> totals = new EnumMap<>(MatterLine.Outcome.class);
        jdbc.sql("select outcome, count(*) as matters from barrier.matter_import_line where import = :id group by 1")
                .param("id", id)
                .query(row -> {
                    totals.put(MatterLine.Outcome.valueOf(row.getString("outcome")), row.getLong("matters"));
                });
        return jdbc.sql(
                        "select id, file, brought_by, brought_at, imported_at from barrier.matter_import where id = :id")
                .param("id", id)
                .query((row, n) -> {
                    var imported = row.getTimestamp("imported_at");
                    return new MatterImport(
                            row.getObject("id", UUID.class),
                            row.getString("file"),
                            row.getString("brought_by"),
                            row.getTimestamp("brought_at").toInstant(),
                            imported == null ? null : imported.toInstant(),
                            totals);
                })
                .optional();
    }

    /// The matters of a file, those that are wrong first.
    Paged<MatterLine> lines(UUID id, ListQuery query) {
        long total = jdbc.sql("select count(*) from barrier.matter_import_line where import = :id")
                .param("id", id)
                .query(Long.class)
                .single();
        var rows = jdbc.sql("""
                select first_line, last_line, outcome, body::text as body, seen_version, faults::text as faults
                from barrier.matter_import_line where import = :id
                order by outcome <> 'WRONG', position limit :size offset :offset
                """)
                .param("id", id)
                .param("size", query.size())
                .param("offset", query.offset())
                .query((row, n) -> new MatterLine(
                        row.getLong("first_line"),
                        row.getLong("last_line"),
                        MatterLine.Outcome.valueOf(row.getString("outcome")),
                        JSON.readValue(row.getString("body"), MatterText.class),
                        row.getLong("seen_version"),
                        JSON.readValue(row.getString("faults"), FAULTS)))
                .list();
        return new Paged<>(rows, total, query);
    }

    /// @return whether it was open until now
    boolean close(UUID id, String by, Instant at) {
        return jdbc.sql("""
                        update barrier.matter_import set imported_by = :by, imported_at = :at
                        where id = :id and imported_at is null
                        """)
                        .param("id", id)
                        .param("by", by)
                        .param("at", Timestamp.from(at))
                        .update()
                == 1;
    }
}
