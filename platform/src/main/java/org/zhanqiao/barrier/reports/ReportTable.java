package org.zhanqiao.barrier.reports;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.Cause;
import org.zhanqiao.identity.SecretBox;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;
import tools.jackson.databind.json.JsonMapper;

/// Reports in the database.
@Component
class ReportTable {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String COLUMNS = """
            id, reference, channel, state, matter, paper, places, how_often, time_spent, story, reachable, counter, photos,
            person, entered_by, agency, holder, cause, case_id, hidden_because, asked_at, answer, answer_words, answered_at,
            version, received_at
            """;

    private static final Map<String, String> ORDERS = Map.of(
            "reference", "reference",
            "matter", "matter",
            "paper", "paper",
            "state", "state",
            "channel", "channel",
            "received", "received_at");

    private final JdbcClient jdbc;
    private final SecretBox box;
    private final InstantSource clock;

    ReportTable(JdbcClient jdbc, SecretBox box, InstantSource clock) {
        this.jdbc = jdbc;
        this.box = box;
        this.clock = clock;
    }

    /// Keeps a report and takes its draft away, in one statement. The same draft sent again changes nothing.
    ///
    /// @param sent hash of what came under a key of the sender's own; empty under none
    /// @return whether there was none
    boolean insert(DraftKey key, String secretHash, String sent, NewReport report) {
        var answers = report.answers();
        var reporter = new Reporter(answers.name(), answers.contact());
        return jdbc.sql("""
                with gone as (delete from barrier.draft where id = :draft)
                insert into barrier.report
                  (reference, secret, draft, channel, state, matter, paper, places, how_often, time_spent, story, reporter,
                   reachable, counter, photos, person, entered_by, agency, holder, cause, hidden_because, received_at, sent)
                values
                  (:reference, :secret, :draft, :channel, :state, :matter, :paper, :places, :howOften, :timeSpent, :story,
                   :reporter, :reachable, :counter, (select count(*) from barrier.photo where draft = :draft), :person,
                   :enteredBy, :agency, :holder, :cause, :hiddenBecause, :now, :sent)
                on conflict (draft) do nothing
                """)
                        .param("reference", key.reference())
                        .param("secret", secretHash)
                        .param("draft", key.id())
                        .param("sent", sent)
                        .param("channel", report.channel().name())
                        .param("state", (report.trapped() ? ReportState.HIDDEN : ReportState.RECEIVED).name())
                        .param("matter", answers.matter())
                        .param("paper", answers.paper())
                        .param("places", answers.places())
                        .param("howOften", name(answers.howOften()))
                        .param("timeSpent", name(answers.timeSpent()))
                        .param("story", answers.story())
                        .param(
                                "reporter",
                                reporter.isEmpty()
                                        ? ""
                                        : box.seal(JSON.writeValueAsBytes(reporter), context(key.reference())))
                        .param("reachable", !answers.contact().isEmpty())
                        .param("counter", answers.counter())
                        .param("person", report.person(), Types.OTHER)
                        .param("enteredBy", report.enteredBy())
                        .param("agency", report.agency())
                        .param("holder", report.holder())
                        .param("cause", name(report.cause()))
                        .param("hiddenBecause", report.trapped() ? TRAPPED : "")
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// The reason that stands at a report which fell into the trap for programs.
    static final String TRAPPED = "自动隐藏：填写了页面上看不见的栏目，疑似程序提交";

    boolean holds(DraftKey key) {
        return jdbc.sql("select exists (select from barrier.report where draft = :draft)")
                .param("draft", key.id())
                .query(Boolean.class)
                .single();
    }

    /// The hash of what came under a key before.
    Optional<String> findSent(DraftKey key) {
        return jdbc.sql("select sent from barrier.report where draft = :draft")
                .param("draft", key.id())
                .query(String.class)
                .optional();
    }

    Optional<Report> find(String reference) {
        return jdbc.sql("select %s from barrier.report where reference = :reference".formatted(COLUMNS))
                .param("reference", reference)
                .query(ReportTable::report)
                .optional();
    }

    List<Report> list(Collection<String> references) {
        return jdbc.sql("select %s from barrier.report where reference = any(:references::text[]) order by reference"
                        .formatted(COLUMNS))
                .param("references", references.toArray(String[]::new))
                .query(ReportTable::report)
                .list();
    }

    List<Report> listSame(String agency, OwnBarrier barrier) {
        return jdbc.sql("""
                select %s from barrier.report
                where agency = :agency and channel = 'AGENCY' and state <> 'HIDDEN' and matter = :matter
                  and paper = :data and holder = :holder
                order by id
                """.formatted(COLUMNS))
                .param("agency", agency)
                .param("matter", barrier.matter())
                .param("data", barrier.data())
                .param("holder", barrier.holder())
                .query(ReportTable::report)
                .list();
    }

    Optional<String> findSecret(String reference) {
        return jdbc.sql("select secret from barrier.report where reference = :reference")
                .param("reference", reference)
                .query(String.class)
                .optional();
    }

    Reporter getReporter(String reference) {
        return jdbc.sql("select reporter from barrier.report where reference = :reference")
                .param("reference", reference)
                .query(String.class)
                .optional()
                .filter(kept -> !kept.isEmpty())
                .map(kept -> JSON.readValue(
                        new String(box.open(kept, context(reference)), StandardCharsets.UTF_8), Reporter.class))
                .orElseGet(() -> new Reporter("", ""));
    }

    /// The page is chosen by the index of the list; whole rows are read of that page alone.
    Paged<Report> list(ReportFilter filter, ListQuery query) {
        var conditions = filter.conditions(query.text());
        long total = count(conditions);
        var order = query.orderBy(ORDERS, "received_at desc, id desc");
        var rows = jdbc.sql("""
                with page as (
                  select id from barrier.report where %s order by %s limit :size offset :offset)
                select %s from barrier.report join page using (id) order by %s
                """.formatted(conditions.sql(), order, COLUMNS, order))
                .params(conditions.parameters())
                .param("size", query.size())
                .param("offset", query.offset())
                .query(ReportTable::report)
                .list();
        return new Paged<>(rows, total, query);
    }

    long count(ReportFilter filter) {
        return count(filter.conditions(""));
    }

    private long count(ReportFilter.Conditions conditions) {
        return jdbc.sql("select count(*) from barrier.report where " + conditions.sql())
                .params(conditions.parameters())
                .query(Long.class)
                .single();
    }

    Paged<Report> listOf(UUID person, ListQuery query) {
        long total = jdbc.sql("select count(*) from barrier.report where person = :person")
                .param("person", person)
                .query(Long.class)
                .single();
        var rows = jdbc.sql("""
                select %s from barrier.report where person = :person
                order by received_at desc, id desc limit :size offset :offset
                """.formatted(COLUMNS))
                .param("person", person)
                .param("size", query.size())
                .param("offset", query.offset())
                .query(ReportTable::report)
                .list();
        return new Paged<>(rows, total, query);
    }

    List<Report> listOfCase(String caseId) {
        return jdbc.sql("select %s from barrier.report where case_id = :case order by id".formatted(COLUMNS))
                .param("case", caseId)
                .query(ReportTable::report)
                .list();
    }

    /// @return whether it was still as it was read
    boolean setHidden(Report read, String because) {
        return jdbc.sql("""
                update barrier.report
                set hidden_because = :because, version = version + 1,
                    state = case when :because <> '' then 'HIDDEN' when case_id <> '' then 'LINKED' else 'RECEIVED' end
                where reference = :reference and version = :version
                """)
                        .param("because", because)
                        .param("reference", read.reference())
                        .param("version", read.version())
                        .update()
                == 1;
    }

    /// @return how many of them there are that are not hidden, and had no case
    int link(Collection<String> references, String caseId, ReportMove.Kind what) {
        return jdbc.sql("""
                with held as (
                  select id, reference from barrier.report
                  where reference = any(:references::text[]) and state <> 'HIDDEN' and case_id = ''
                  order by id for update),
                moved as (
                  insert into barrier.report_move (reference, what, case_id, moved_at)
                  select reference, :what, :case, :now from held order by id)
                update barrier.report
                set case_id = :case, version = version + 1, asked_at = null, answer = '', answer_words = '',
                    answered_at = null, state = 'LINKED'
                from held where report.id = held.id
                """)
                .param("case", caseId)
                .param("what", what.name())
                .param("references", references.toArray(String[]::new))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @return whether there is one that is not hidden and had a case
    boolean split(String reference) {
        return jdbc.sql("""
                with held as (
                  select id, reference, case_id from barrier.report
                  where reference = :reference and state <> 'HIDDEN' and case_id <> '' for update),
                moved as (
                  insert into barrier.report_move (reference, what, case_id, moved_at)
                  select reference, 'SPLIT', case_id, :now from held)
                update barrier.report
                set case_id = '', version = version + 1, asked_at = null, answer = '', answer_words = '',
                    answered_at = null, state = 'RECEIVED'
                from held where report.id = held.id
                """)
                        .param("reference", reference)
                        .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    List<ReportMove> listMoves(String reference) {
        return jdbc.sql("""
                select what, case_id, moved_at from barrier.report_move where reference = :reference order by id
                """)
                .param("reference", reference)
                .query((row, n) -> new ReportMove(
                        ReportMove.Kind.valueOf(row.getString("what")),
                        row.getString("case_id"),
                        row.getTimestamp("moved_at").toInstant()))
                .list();
    }

    List<String> listCasesNaming(String matter, String paper) {
        return jdbc.sql("""
                select case_id from barrier.report
                where matter = :matter and paper = :paper and case_id <> '' and state = 'LINKED'
                group by case_id order by min(id)
                """)
                .param("matter", matter)
                .param("paper", paper)
                .query((row, n) -> row.getString("case_id"))
                .list();
    }

    boolean hasReports(Collection<String> cases) {
        return jdbc.sql("""
                select exists (select from barrier.report where case_id = any(:cases::text[]) and case_id <> '')
                """)
                .param("cases", cases.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }

    private static Report report(ResultSet row, int n) throws SQLException {
        return new Report(
                row.getLong("id"),
                row.getString("reference"),
                Channel.valueOf(row.getString("channel")),
                ReportState.valueOf(row.getString("state")),
                row.getString("matter"),
                row.getString("paper"),
                row.getString("places"),
                Answers.choice(HowOften.class, row.getString("how_often")),
                Answers.choice(TimeSpent.class, row.getString("time_spent")),
                row.getString("story"),
                row.getBoolean("reachable"),
                row.getString("counter"),
                row.getInt("photos"),
                row.getObject("person", UUID.class),
                row.getString("entered_by"),
                row.getString("agency"),
                row.getString("holder"),
                Answers.choice(Cause.class, row.getString("cause")),
                row.getString("case_id"),
                row.getString("hidden_because"),
                instant(row, "asked_at"),
                Answers.choice(Report.Answer.class, row.getString("answer")),
                row.getString("answer_words"),
                instant(row, "answered_at"),
                row.getLong("version"),
                row.getTimestamp("received_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var read = row.getTimestamp(column);
        return read == null ? null : read.toInstant();
    }

    private static String name(@Nullable Enum<?> choice) {
        return choice == null ? "" : choice.name();
    }

    private static String context(String reference) {
        return "barrier.report:" + reference;
    }
}
