package org.zhanqiao.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Which lines of an import are filed, and which still wait for it.
@Component
class ImportLines {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;

    ImportLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A line that waits to be filed.
    record Waiting(int position, CaseReading.Read read) {}

    /// An import that is begun and not finished.
    ///
    /// @param by login of whoever imports
    record GoingOn(UUID id, String by) {}

    Optional<GoingOn> findGoingOn() {
        return jdbc.sql("""
                select id, imported_by from ledger.case_import
                where imported_at is not null and finished_at is null order by imported_at limit 1
                """)
                .query((row, _) -> new GoingOn(row.getObject("id", UUID.class), row.getString("imported_by")))
                .optional();
    }

    /// The next lines in the order of the file.
    List<Waiting> listWaiting(UUID id, int most) {
        return jdbc.sql("""
                select position, first_line, body::text as body from ledger.case_import_line
                where import = :id and outcome = 'NEW' and filed_as is null order by position limit :most
                """)
                .param("id", id)
                .param("most", most)
                .query((row, _) -> new Waiting(
                        row.getInt("position"),
                        new CaseReading.Read(
                                row.getLong("first_line"),
                                JSON.readValue(row.getString("body"), ListedCase.class),
                                List.of())))
                .list();
    }

    /// @param caseId as which a line was filed; empty when it no longer could be
    void note(UUID id, int position, String caseId) {
        jdbc.sql("update ledger.case_import_line set filed_as = :case where import = :id and position = :position")
                .param("case", caseId)
                .param("id", id)
                .param("position", position)
                .update();
    }

    /// @return whether nobody had finished it before
    boolean finish(UUID id, Instant at) {
        return jdbc.sql("update ledger.case_import set finished_at = :at where id = :id and finished_at is null")
                        .param("at", Timestamp.from(at))
                        .param("id", id)
                        .update()
                == 1;
    }

    ImportProgress getProgress(UUID id) {
        return jdbc.sql("""
                select imported_at, finished_at, count(position) as lines,
                  count(position) filter (where filed_as = '') as left_out,
                  count(position) filter (where filed_as <> '' or filed_as is null and finished_at is not null) as filed
                from ledger.case_import left join ledger.case_import_line on import = id and outcome = 'NEW'
                where id = :id group by imported_at, finished_at
                """)
                .param("id", id)
                .query((row, _) -> new ImportProgress(
                        row.getLong("lines"),
                        row.getLong("filed"),
                        row.getLong("left_out"),
                        instant(row.getTimestamp("imported_at")),
                        instant(row.getTimestamp("finished_at"))))
                .single();
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    /// How many lines became cases of an agency, by its code.
    Map<String, Long> countAssigned(UUID id) {
        var assigned = new HashMap<String, Long>();
        jdbc.sql("""
                select body #>> '{values,AGENCY}' as agency, count(*) as lines from ledger.case_import_line
                where import = :id and filed_as <> '' and body #>> '{values,AGENCY}' <> '' group by 1
                """).param("id", id).query((RowCallbackHandler)
                row -> assigned.put(row.getString("agency"), row.getLong("lines")));
        return assigned;
    }
}
