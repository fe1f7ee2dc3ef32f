package org.zhanqiao.barrier.reports;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.tabular.UnfitFile;
import org.zhanqiao.web.InputError;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Lists of own barriers that agencies bring as files: tried out line by line first, and taken over as they were shown.
@Service
public class OwnLists {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<List<OwnListLine>> LINES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final OwnListReader reader;
    private final Reports reports;
    private final CaseProgress progress;
    private final InstantSource clock;

    OwnLists(JdbcClient jdbc, OwnListReader reader, Reports reports, CaseProgress progress, InstantSource clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.reports = reports;
        this.progress = progress;
        this.clock = clock;
    }

    /// How a file was brought.
    public sealed interface Brought {
        record TriedOut(UUID id) implements Brought {}

        record Refused(InputError error) implements Brought {}
    }

    /// Tries a file out; nothing is reported by it.
    ///
    /// @throws UnfitFile when it is no table at all
    public Brought tryOut(Path path, String name, String agency, String login) throws IOException {
        return switch (reader.read(path, name, agency)) {
            case OwnListReader.Reading.Lines(var lines) ->
                new Brought.TriedOut(keep(told(lines, agency), name, agency, login));
            case OwnListReader.Reading.Missing(var columns) ->
                refused(
                        "barrier.own.columns.missing",
                        String.join(
                                "、",
                                columns.stream().map(OwnListColumn::heading).toList()));
            case OwnListReader.Reading.TooLong() -> refused("barrier.own.tooLong", OwnListReader.MOST_LINES);
            case OwnListReader.Reading.Empty() -> refused("barrier.own.empty");
        };
    }

    private static Brought refused(String key, Object... arguments) {
        return new Brought.Refused(InputError.of("file", key, arguments));
    }

    /// What was reported before is told, and not reported again.
    private List<OwnListLine> told(List<OwnListLine> lines, String agency) {
        return lines.stream()
                .map(line -> line.isGood()
                        ? findSame(line.barrier(), agency).map(line::reportedAs).orElse(line)
                        : line)
                .toList();
    }

    /// Reference of an agency's report of the same barrier that is neither hidden nor solved.
    public Optional<String> findSame(OwnBarrier barrier, String agency) {
        return reports.listSame(agency, barrier).stream()
                .filter(report -> progress.find(report.caseId())
                        .filter(CaseProgress.Progress::isOver)
                        .isEmpty())
                .map(Report::reference)
                .findFirst();
    }

    private UUID keep(List<OwnListLine> lines, String name, String agency, String login) {
        var id = UUID.randomUUID();
        jdbc.sql("""
                insert into barrier.own_list (id, agency, brought_by, name, lines, brought_at)
                values (:id, :agency, :by, :name, :lines::jsonb, :now)
                """)
                .param("id", id)
                .param("agency", agency)
                .param("by", login)
                .param("name", name)
                .param("lines", JSON.writeValueAsString(lines))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    public Optional<OwnList> find(UUID id, String agency) {
        return jdbc.sql("""
                select id, agency, brought_by, name, lines, brought_at, taken_by, taken, taken_at
                from barrier.own_list where id = :id and agency = :agency
                """)
                .param("id", id)
                .param("agency", agency)
                .query(OwnLists::list)
                .optional();
    }

    /// Makes a report of each good line, once; what was reported since it was tried out is left.
    ///
    /// @return whether nobody had done so before
    @Transactional
    public boolean take(OwnList list, String login) {
        // Lists of one agency are taken one after the other, so that each sees what the others reported.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('barrier.own_list'), hashtext(:agency))")
                .param("agency", list.agency())
                .query((row, _) -> "")
                .list();
        if (find(list.id(), list.agency())
                .filter(found -> found.takenBy().isEmpty())
                .isEmpty()) {
            return false;
        }
        var lines = told(list.lines(), list.agency()).stream()
                .map(line -> line.isGood() ? taken(line, login, list.agency()) : line)
                .toList();
        jdbc.sql("""
                update barrier.own_list set taken_by = :by, taken = :taken, taken_at = :now, lines = :lines::jsonb
                where id = :id
                """)
                .param("by", login)
                .param("taken", lines.stream().filter(OwnListLine::isTaken).count())
                .param("lines", JSON.writeValueAsString(lines))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", list.id())
                .update();
        return true;
    }

    private OwnListLine taken(OwnListLine line, String login, String agency) {
        return switch (reports.enter(line.barrier().report(login, agency))) {
            case Submission.Received received -> line.takenAs(received.reference());
            case Submission.Unfit _, Submission.Closed _, Submission.KeyUsed _, Submission.NothingWritten _ -> line;
            case Submission.TooOften _, Submission.TooSoon _ -> line;
        };
    }

    private static OwnList list(ResultSet row, int n) throws SQLException {
        var taken = row.getTimestamp("taken_at");
        return new OwnList(
                row.getObject("id", UUID.class),
                row.getString("agency"),
                row.getString("brought_by"),
                row.getString("name"),
                JSON.readValue(row.getString("lines"), LINES),
                row.getTimestamp("brought_at").toInstant(),
                row.getString("taken_by"),
                row.getInt("taken"),
                taken == null ? null : taken.toInstant());
    }
}
