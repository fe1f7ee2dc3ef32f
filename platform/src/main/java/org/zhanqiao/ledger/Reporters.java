package org.zhanqiao.ledger;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Who reported which case.
@Component
class Reporters {

    private final JdbcClient jdbc;

    Reporters(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Adds people in one statement.
    ///
    /// @return how many of them had not reported this case before
    int add(String origin, Collection<Joining> who) {
        return jdbc.sql("""
                insert into ledger.reporter (case_id, kind, ref, reported_at)
                select :case, kind, ref, reported_at
                from unnest(:kinds::text[], :refs::text[], :times::timestamptz[]) as joining (kind, ref, reported_at)
                on conflict (case_id, kind, ref) do nothing
                """)
                .param("case", origin)
                .param("kinds", who.stream().map(each -> each.kind().name()).toArray(String[]::new))
                .param("refs", who.stream().map(Joining::ref).toArray(String[]::new))
                .param(
                        "times",
                        who.stream().map(each -> Timestamp.from(each.at())).toArray(Timestamp[]::new))
                .update();
    }

    /// @return whether they had reported this case
    boolean remove(String origin, Reporter.Kind kind, String ref) {
        return jdbc.sql("delete from ledger.reporter where case_id = :case and kind = :kind and ref = :ref")
                        .param("case", origin)
                        .param("kind", kind.name())
                        .param("ref", ref)
                        .update()
                == 1;
    }

    /// Those of a case and of all that were merged into it, first reported first.
    List<Reporter> list(String id) {
        return jdbc.sql("""
                select reporter.case_id, reporter.kind, ref, reported_at, answer
                from ledger.reporter join ledger.case_file on case_file.id = reporter.case_id
                where case_file.id = :id or case_file.into_case = :id and case_file.into_case <> ''
                order by reported_at, case_id, ref
                """)
                .param("id", id)
                .query((row, _) -> new Reporter(
                        row.getString("case_id"),
                        Reporter.Kind.valueOf(row.getString("kind")),
                        row.getString("ref"),
                        row.getTimestamp("reported_at").toInstant(),
                        Reporter.Answer.valueOf(row.getString("answer"))))
                .list();
    }

    /// Codes of the agencies that reported cases first, by the id of the case.
    Map<String, String> firstAgencies(Collection<String> ids) {
        var found = new HashMap<String, String>();
        jdbc.sql("""
                select case_id, ref from ledger.reporter where case_id = any(:ids) and kind = 'AGENCY'
                order by case_id, reported_at, ref
                """).param("ids", ids.toArray(String[]::new)).query((RowCallbackHandler)
                row -> found.putIfAbsent(row.getString("case_id"), row.getString("ref")));
        return found;
    }

    void confirm(String id, Reporter.Kind kind, String ref) {
        jdbc.sql("""
                update ledger.reporter set answer = 'CONFIRMED'
                from ledger.case_file
                where case_file.id = reporter.case_id and (case_file.id = :id
                    or case_file.into_case = :id and case_file.into_case <> '')
                  and reporter.kind = :kind and reporter.ref = :ref
                """)
                .param("id", id)
                .param("kind", kind.name())
                .param("ref", ref)
                .update();
    }

    /// A case is put right anew: everybody is asked anew.
    void askAnew(String id) {
        jdbc.sql("""
                update ledger.reporter set answer = 'NONE'
                from ledger.case_file
                where case_file.id = reporter.case_id and (case_file.id = :id
                    or case_file.into_case = :id and case_file.into_case <> '')
                """).param("id", id).update();
    }
}
