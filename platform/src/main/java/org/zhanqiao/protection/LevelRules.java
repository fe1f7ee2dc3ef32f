package org.zhanqiao.protection;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the table of what each level allows: the one in force, and all before it.
@Service
public class LevelRules {

    public static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    LevelRules(JdbcClient jdbc, ApplicationEventPublisher events, InstantSource clock) {
        this.jdbc = jdbc;
        this.events = events;
        this.clock = clock;
    }

    /// The table in force.
    public LevelTable inForce() {
        return getLatest().table();
    }

    /// The table in force, with who put it there.
    public LevelTableVersion getLatest() {
        return versions("order by version desc limit 1").getFirst();
    }

    /// Every table there was, newest first.
    public List<LevelTableVersion> listVersions() {
        return versions("order by version desc");
    }

    /// Puts another table into force. Grants signed before obey it from the commit on, within a second at every node.
    ///
    /// @param basedOn the version the proposer read
    /// @param because why, 1 to [#LONGEST_REASON] characters
    /// @throws IllegalArgumentException when no reason is given, or too long a one
    @Transactional
    public LevelTableChange change(LevelTable proposed, long basedOn, String by, String because) {
        var reason = because.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a change of the table states its reason, at most " + LONGEST_REASON);
        }
        var breaches = proposed.listBreaches();
        if (!breaches.isEmpty()) {
            return new LevelTableChange.Unfit(breaches);
        }
        long version = basedOn + 1;
        // The version is the key: of two that read the same table the first wins, the second inserts nothing.
        int inserted = jdbc.sql("""
                insert into protection.level_table (version, changed_by, changed_at, because)
                select :version, :by, :at, :because
                where exists (select from protection.level_table where version = :version - 1)
                on conflict (version) do nothing
                """)
                .param("version", version)
                .param("by", by)
                .param("at", Timestamp.from(clock.instant()))
                .param("because", reason)
                .update();
        if (inserted == 0) {
            return new LevelTableChange.Overtaken(getLatest());
        }
        proposed.rows().forEach(row -> insert(version, row));
        events.publishEvent(new LevelTableChanged(proposed));
        return new LevelTableChange.Changed(getLatest());
    }

    private void insert(long version, Allowance row) {
        jdbc.sql("""
                insert into protection.level_rule
                  (version, level, returned, opening, weakest_mask, second_approval, duties)
                values (:version, :level, :returned, :opening, :weakestMask, :secondApproval, :duties)
                """)
                .param("version", version)
                .param("level", row.level().number())
                .param("returned", row.returned())
                .param("opening", row.opening().name())
                .param("weakestMask", row.weakestMask().name())
                .param("secondApproval", row.secondApproval())
                .param("duties", row.duties().stream().map(Enum::name).toArray(String[]::new))
                .update();
    }

    private record Head(long version, String by, java.time.Instant at, String because) {}

    private List<LevelTableVersion> versions(String which) {
        return jdbc
                .sql("select version, changed_by, changed_at, because from protection.level_table " + which)
                .query((row, n) -> new Head(
                        row.getLong("version"),
                        row.getString("changed_by"),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getString("because")))
                .list()
                .stream()
                .map(head -> new LevelTableVersion(
                        head.version(), table(head.version()), head.by(), head.at(), head.because()))
                .toList();
    }

    private LevelTable table(long version) {
        return new LevelTable(jdbc.sql("""
                select level, returned, opening, weakest_mask, second_approval, duties
                from protection.level_rule where version = :version order by level
                """)
                .param("version", version)
                .query(LevelRules::allowance)
                .list());
    }

    private static Allowance allowance(ResultSet row, int n) throws SQLException {
        return new Allowance(
                Level.of(row.getInt("level")),
                row.getBoolean("returned"),
                Opening.valueOf(row.getString("opening")),
                MaskStrength.valueOf(row.getString("weakest_mask")),
                row.getBoolean("second_approval"),
                duties(row.getArray("duties")));
    }

    private static java.util.Set<Duty> duties(Array names) throws SQLException {
        return Arrays.stream((String[]) names.getArray()).map(Duty::valueOf).collect(Collectors.toSet());
    }
}
