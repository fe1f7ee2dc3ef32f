package org.zhanqiao.catalog;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.protection.Level;

/// Raises levels of items in force. Protection does not wait: a rise counts at once and without review, and the dataset
/// rises with its highest item. To lower a level is a change of the entry like any other, which the bureau reviews.
@Service
public class LevelDecisions {

    public static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final Catalog catalog;
    private final Entries entries;
    private final EntryTable entryTable;
    private final InstantSource clock;

    LevelDecisions(JdbcClient jdbc, Catalog catalog, Entries entries, EntryTable entryTable, InstantSource clock) {
        this.jdbc = jdbc;
        this.catalog = catalog;
        this.entries = entries;
        this.entryTable = entryTable;
        this.clock = clock;
    }

    /// @param because why, 1 to [#LONGEST_REASON] characters
    /// @throws java.util.NoSuchElementException when there is no such dataset
    /// @throws IllegalArgumentException when no reason is given, or too long a one
    @Transactional
    public LevelRaise raise(String dataset, String item, Level to, String by, String because) {
        var reason = because.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new IllegalArgumentException("a level is raised for a reason, at most " + LONGEST_REASON);
        }
        // Held, so that of two who raise at once the second sees what the first did.
        entryTable.hold(dataset);
        var found = catalog.getDataset(dataset);
        var from = found.findItem(item).map(DataItem::level);
        if (from.filter(level -> level.compareTo(to) < 0).isEmpty()) {
            return new LevelRaise.NotHigher(from.stream().toList());
        }
        var decision = new LevelDecision(item, from.get(), to, by, clock.instant(), reason);
        entries.raiseLevel(dataset, item, to, by, reason);
        jdbc.sql("""
                insert into catalog.level_decision (dataset, item, level_from, level_to, decided_by, decided_at, because)
                values (:dataset, :item, :from, :to, :by, :at, :because)
                """)
                .param("dataset", dataset)
                .param("item", item)
                .param("from", decision.from().number())
                .param("to", to.number())
                .param("by", by)
                .param("at", Timestamp.from(decision.at()))
                .param("because", reason)
                .update();
        return new LevelRaise.Raised(decision);
    }

    /// Every rise of a dataset's items, newest first.
    public List<LevelDecision> listDecisions(String dataset) {
        return jdbc.sql("""
                select item, level_from, level_to, decided_by, decided_at, because
                from catalog.level_decision where dataset = :dataset order by number desc
                """)
                .param("dataset", dataset)
                .query((row, n) -> new LevelDecision(
                        row.getString("item"),
                        Level.of(row.getInt("level_from")),
                        Level.of(row.getInt("level_to")),
                        row.getString("decided_by"),
                        row.getTimestamp("decided_at").toInstant(),
                        row.getString("because")))
                .list();
    }
}
