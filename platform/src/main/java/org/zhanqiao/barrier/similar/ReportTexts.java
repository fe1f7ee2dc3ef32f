package org.zhanqiao.barrier.similar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.reports.Report;

/// What reports say, out of the database. A report’s texts never change once it is kept.
@Component
class ReportTexts {

    /// A report’s texts, and the case it is linked to; empty for none.
    record Kept(long id, String reference, String caseId, String matter, String paper, String places, String story) {

        static Kept of(Report report) {
            return new Kept(
                    report.id(),
                    report.reference(),
                    report.caseId(),
                    report.matter(),
                    report.paper(),
                    report.places(),
                    report.story());
        }
    }

    private static final String COLUMNS =
            "id, reference, case_id, matter, paper, places, left(story, :longest) as story";

    private final JdbcClient jdbc;

    ReportTexts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The next after an id, by their ids.
    List<Kept> listAfter(long id, int most) {
        return read(jdbc.sql("select %s from barrier.report where id > :id order by id limit :most".formatted(COLUMNS))
                .param("id", id)
                .param("most", most));
    }

    /// Those of the ids that are there.
    List<Kept> list(Collection<Long> ids) {
        return read(jdbc.sql("select %s from barrier.report where id = any(:ids::bigint[])".formatted(COLUMNS))
                .param("ids", ids.toArray(Long[]::new)));
    }

    /// Those of the ids that are there and not hidden now.
    List<Kept> listShown(Collection<Long> ids) {
        return read(jdbc.sql("""
                select %s from barrier.report where id = any(:ids::bigint[]) and state <> 'HIDDEN'
                """.formatted(COLUMNS)).param("ids", ids.toArray(Long[]::new)));
    }

    private static List<Kept> read(JdbcClient.StatementSpec statement) {
        return statement
                .param("longest", Wording.LONGEST)
                .query(ReportTexts::kept)
                .list();
    }

    private static Kept kept(ResultSet row, int n) throws SQLException {
        return new Kept(
                row.getLong("id"),
                row.getString("reference"),
                row.getString("case_id"),
                row.getString("matter"),
                row.getString("paper"),
                row.getString("places"),
                row.getString("story"));
    }
}
