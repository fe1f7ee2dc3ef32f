package org.zhanqiao.audit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhanqiao.evidence.EvidenceLog;
import org.zhanqiao.evidence.EvidenceUnavailable;

/// Keeps the index over a log up to date, on a thread of its own. Plain Java: a node without a control plane runs one.
///
/// Entries go into the index in batches; a batch and the position after it are one transaction, so an entry is indexed
/// once whatever is interrupted where, and also when two indexers follow one log. While the database or the log cannot
/// be read it tries again every second; appending to the log never waits for it. How far it is behind is in [#lag] and
/// in `audit.log`.
public final class LogIndexer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LogIndexer.class);
    private static final int PAUSE_MILLIS = 200;
    private static final int RETRY_MILLIS = 1_000;
    private static final int REPORT_MILLIS = 1_000;

    private final EvidenceLog log;
    private final DataSource database;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile long indexed;
    private boolean failing;
    private long reportedAt;

    /// Told how far a rebuild is.
    public interface Progress {

        /// Called after each batch.
        ///
        /// @param done entries indexed so far
        /// @param of   entries of the log
        void indexed(long done, long of);
    }

    private LogIndexer(EvidenceLog log, DataSource database) {
        this.log = log;
        this.database = database;
        this.thread = Thread.ofPlatform().name("log-indexer").daemon().unstarted(this::run);
    }

    /// Starts to follow a log, from where the index ends.
    ///
    /// @param database the platform's; give its connections a socket timeout, so that a hung one is given up
    public static LogIndexer follow(EvidenceLog log, DataSource database) {
        var indexer = new LogIndexer(log, database);
        indexer.thread.start();
        return indexer;
    }

    /// Throws the log's part of the index away and reads the whole log again. What others follow meanwhile waits.
    ///
    /// @return entries indexed
    /// @throws SQLException        when the database fails; following goes on from what was indexed until then
    /// @throws EvidenceUnavailable when the log cannot be read
    public static long rebuild(EvidenceLog log, DataSource database, Progress progress) throws SQLException {
        try (var connection = database.getConnection()) {
            var position = new LogPosition(connection, log);
            position.restart();
            long size = log.size();
            long done = 0;
            while (done < size) {
                done = position.advance();
                progress.indexed(done, size);
            }
            return done;
        }
    }

    /// Entries of the log that are not in the index yet.
    public long lag() {
        return Math.max(0, log.size() - indexed);
    }

    private void run() {
        while (closing.getCount() > 0) {
            try (var connection = database.getConnection()) {
                follow(connection);
            } catch (SQLException e) {
                failed("the database cannot be written (" + e.getSQLState() + ")");
            } catch (EvidenceUnavailable e) {
                failed("the log cannot be read");
            } catch (IllegalStateException e) {
                failed(String.valueOf(e.getMessage()));
            } catch (RuntimeException e) {
                failed(e.getClass().getName());
            }
        }
    }

    private void follow(Connection connection) throws SQLException {
        var position = new LogPosition(connection, log);
        while (closing.getCount() > 0) {
            if (log.size() != indexed || due()) {
                indexed = position.advance();
                reportedAt = System.nanoTime();
                recovered();
            }
            if (log.size() == indexed) {
                pause(PAUSE_MILLIS);
            }
        }
    }

    private boolean due() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - reportedAt) >= REPORT_MILLIS;
    }

    private void failed(String why) {
        if (!failing) {
            LOG.warn("the index of the evidence falls behind: {}; it is tried again every second", why);
        }
        failing = true;
        reportedAt = 0;
        pause(RETRY_MILLIS);
    }

    private void recovered() {
        if (failing) {
            LOG.info("the index of the evidence is being written again, {} entries behind", lag());
            failing = false;
        }
    }

    private void pause(int millis) {
        try {
            if (closing.await(millis, TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    /// Ends the batch under way and stops. Close it before the log.
    @Override
    public void close() {
        closing.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
