package org.zhanqiao.ledger;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.web.InputError;

/// Roadmaps of cases.
@Component
class Milestones {

    static final int MOST = 20;
    private static final int LONGEST = 100;

    private final JdbcClient jdbc;

    Milestones(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What somebody typed, one milestone a line: a day such as 2026-12-15, a space, a title.
    ///
    /// @param flaws receives what is wrong, by line
    static List<Milestone> parse(String typed, List<InputError> flaws) {
        var milestones = new ArrayList<Milestone>();
        var lines = typed.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).isEmpty()) {
                continue;
            }
            var parts = lines.get(i).split("\\s+", 2);
            try {
                var day = LocalDate.parse(parts[0]);
                if (parts.length < 2 || parts[1].length() > LONGEST) {
                    flaws.add(InputError.of(CaseDetail.MILESTONES, "ledger.milestones.title", i + 1, LONGEST));
                } else {
                    milestones.add(new Milestone(milestones.size() + 1, parts[1], day, null));
                }
            } catch (DateTimeParseException e) {
                flaws.add(InputError.of(CaseDetail.MILESTONES, "ledger.milestones.day", i + 1));
            }
        }
        if (milestones.size() > MOST || (milestones.isEmpty() && flaws.isEmpty())) {
            flaws.add(InputError.of(CaseDetail.MILESTONES, "ledger.milestones.number", MOST));
        }
        return milestones;
    }

    /// As [#parse] reads them.
    static String text(List<Milestone> milestones) {
        var text = new StringBuilder();
        milestones.forEach(milestone -> text.append(milestone.day())
                .append(' ')
                .append(milestone.title())
                .append('\n'));
        return text.toString();
    }

    List<Milestone> list(String id) {
        return listOf(List.of(id)).getOrDefault(id, List.of());
    }

    /// The roadmaps of those that have one, by the id of the case.
    Map<String, List<Milestone>> listOf(Collection<String> ids) {
        var found = new HashMap<String, List<Milestone>>();
        jdbc.sql("""
                select case_id, number, title, day, reached_at from ledger.milestone where case_id = any(:ids)
                order by case_id, number
                """).param("ids", ids.toArray(String[]::new)).query((RowCallbackHandler) row -> {
            var reached = row.getTimestamp("reached_at");
            found.computeIfAbsent(row.getString("case_id"), _ -> new ArrayList<>())
                    .add(new Milestone(
                            row.getInt("number"),
                            row.getString("title"),
                            row.getObject("day", LocalDate.class),
                            reached == null ? null : reached.toInstant()));
        });
        return found;
    }

    /// A plan in place of the one before; what was reached stays so where day and title are the same.
    void replace(String id, List<Milestone> milestones) {
        var before = list(id);
        jdbc.sql("delete from ledger.milestone where case_id = :id")
                .param("id", id)
                .update();
        for (var milestone : milestones) {
            var reached = before.stream()
                    .filter(old ->
                            old.day().equals(milestone.day()) && old.title().equals(milestone.title()))
                    .map(Milestone::reached)
                    .filter(Objects::nonNull)
                    .findFirst();
            jdbc.sql("""
                    insert into ledger.milestone (case_id, number, title, day, reached_at)
                    values (:id, :number, :title, :day, :reached)
                    """)
                    .param("id", id)
                    .param("number", milestone.number())
                    .param("title", milestone.title())
                    .param("day", milestone.day())
                    .param("reached", reached.map(Timestamp::from).orElse(null))
                    .update();
        }
    }

    void reach(String id, int number, Instant at) {
        jdbc.sql("""
                update ledger.milestone set reached_at = :at
                where case_id = :id and number = :number and reached_at is null
                """)
                .param("id", id)
                .param("number", number)
                .param("at", Timestamp.from(at))
                .update();
    }
}
