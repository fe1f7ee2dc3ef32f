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
    private final InstantSource clock;

    OwnLists(JdbcClient jdbc, OwnListReader reader, Reports reports, InstantSource clock) {
        this.jdbc = jdbc;
        this.reader = reader;
        this.reports = reports;
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
        return switch (reader.read(path, name)) {
            case OwnListReader.Reading.Lines(var lines) -> new Brought.TriedOut(keep(lines, name, agency, login));
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

    /// Makes a report of each good line, once.
    ///
    /// @return whether nobody had done so before
    @Transactional
    public boolean take(OwnList list, String login) {
        int claimed = jdbc.sql("""
                update barrier.own_list set taken_by = :by, taken = :taken, taken_at = :now
                where id = :id and taken_by = ''
                """)
                .param("by", login)
                .param("taken", list.good())
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("id", list.id())
                .update();
        if (claimed == 0) {
            return false;
        }
        list.lines().stream()
                .filter(OwnListLine::isGood)
                .forEach(line -> reports.enter(line.barrier().report(login, list.agency())));
        return true;
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
