package org.zhanqiao.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;
import org.zhanqiao.audit.KeptCheckpoint.Verdict;
import org.zhanqiao.evidence.Checkpoint;
import org.zhanqiao.evidence.Hash;

/// The table of checkpoints seen.
final class KeptCheckpoints {

    private static final String SELECT =
            "select log, size, root, note, verdict, compared_with, first_seen_at, last_seen_at from audit.checkpoint ";

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    KeptCheckpoints(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /// The largest that nothing speaks against.
    Optional<KeptCheckpoint> findLargest(int log) {
        return jdbc.sql(SELECT + "where log = :log and verdict <> 'inconsistent' order by size desc limit 1")
                .param("log", log)
                .query(KeptCheckpoints::read)
                .optional();
    }

    /// The sound one of a size.
    Optional<KeptCheckpoint> find(int log, long size) {
        return jdbc.sql(SELECT + "where log = :log and size = :size and verdict <> 'inconsistent'")
                .param("log", log)
                .param("size", size)
                .query(KeptCheckpoints::read)
                .optional();
    }

    /// The sound one of the size nearest to a size.
    Optional<KeptCheckpoint> findNearest(int log, long size) {
        return jdbc.sql(SELECT + "where log = :log and verdict <> 'inconsistent' and size in ("
                        + "(select max(size) from audit.checkpoint where log = :log and size <= :size "
                        + "and verdict <> 'inconsistent'), "
                        + "(select min(size) from audit.checkpoint where log = :log and size >= :size "
                        + "and verdict <> 'inconsistent')) order by abs(size - :size) limit 1")
                .param("log", log)
                .param("size", size)
                .query(KeptCheckpoints::read)
                .optional();
    }

    List<KeptCheckpoint> list(int log, int most) {
        return jdbc.sql(SELECT + "where log = :log order by first_seen_at desc, size desc limit :most")
                .param("log", log)
                .param("most", most)
                .query(KeptCheckpoints::read)
                .list();
    }

    List<KeptCheckpoint> listAlarms() {
        return jdbc.sql(SELECT + "where verdict = 'inconsistent' order by first_seen_at desc limit 100")
                .query(KeptCheckpoints::read)
                .list();
    }

    /// Notes that a known one was seen again.
    ///
    /// @return its verdict; empty when it was never seen
    Optional<Verdict> seenAgain(int log, Checkpoint checkpoint, Instant now) {
        return jdbc.sql("""
                        update audit.checkpoint set last_seen_at = greatest(last_seen_at, :now)
                        where log = :log and size = :size and root = :root
                        returning verdict
                        """)
                .param("log", log)
                .param("size", checkpoint.size())
                .param("root", checkpoint.root().bytes())
                .param("now", Timestamp.from(now))
                .query((row, number) -> verdict(row))
                .optional();
    }

    /// Keeps a checkpoint that was compared with the largest one, unless another has become the largest meanwhile: two
    /// that were only ever compared with a third could contradict each other unseen.
    ///
    /// @param before what it was compared with; `null` for the first of its log
    /// @return whether it was kept; if not, compare again
    boolean keep(int log, Checkpoint checkpoint, Verdict verdict, @Nullable KeptCheckpoint before, Instant now) {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(hashtext('audit.checkpoint'), :log)")
                    .param("log", log)
                    .query(row -> {});
            var largest = findLargest(log).orElse(null);
            if (!isSame(largest, before)) {
                return false;
            }
            insert(log, checkpoint, verdict, before, now);
            return true;
        }));
    }

    private static boolean isSame(@Nullable KeptCheckpoint one, @Nullable KeptCheckpoint other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        return one.size() == other.size() && one.root().equals(other.root());
    }

    private void insert(int log, Checkpoint checkpoint, Verdict verdict, @Nullable KeptCheckpoint before, Instant now) {
        jdbc.sql("""
                        insert into audit.checkpoint
                          (log, size, root, note, verdict, compared_with, first_seen_at, last_seen_at)
                        values (:log, :size, :root, :note, :verdict, :comparedWith, :now, :now)
                        on conflict (log, size, root) do nothing
                        """)
                .param("log", log)
                .param("size", checkpoint.size())
                .param("root", checkpoint.root().bytes())
                .param("note", checkpoint.note())
                .param("verdict", verdict.name().toLowerCase(Locale.ROOT))
                .param("comparedWith", before == null ? null : before.size())
                .param("now", Timestamp.from(now))
                .update();
    }

    private static KeptCheckpoint read(ResultSet row, int number) throws SQLException {
        return new KeptCheckpoint(
                row.getInt("log"),
                row.getLong("size"),
                Hash.of(row.getBytes("root")),
                row.getString("note"),
                verdict(row),
                row.getObject("compared_with", Long.class),
                row.getTimestamp("first_seen_at").toInstant(),
                row.getTimestamp("last_seen_at").toInstant());
    }

    private static Verdict verdict(ResultSet row) throws SQLException {
        return Verdict.valueOf(row.getString("verdict").toUpperCase(Locale.ROOT));
    }
}
