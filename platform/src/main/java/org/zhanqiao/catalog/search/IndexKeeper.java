package org.zhanqiao.catalog.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Keeps the index in step with the database, on a thread of its own. An index that is damaged, of another format, or
/// made from another database is made anew by itself; while that or a full disk lasts, what was there before goes on
/// answering, and [#standing] says so.
final class IndexKeeper implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);
    private static final Duration PAUSE = Duration.ofMillis(300);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(2);
    private static final String COMMON = "登记";
    private static final String FORMAT = "format";
    private static final String ORIGIN = "origin";
    private static final String HORIZON = "horizon";

    private final IndexPlace place;
    private final SearchRows rows;
    private final SearchDocuments documents;
    private final QueryMaker maker;
    private final InstantSource clock;
    private final Thread thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final AtomicBoolean rebuild = new AtomicBoolean();
    private final AtomicBoolean damaged = new AtomicBoolean();
    private final AtomicBoolean unreadable = new AtomicBoolean();
    private volatile @Nullable SearchIndex writing;
    private volatile @Nullable Answering answering;
    private volatile IndexStanding standing = new IndexStanding.Building(0, 0);
    private volatile Instant lastCurrent = Instant.EPOCH;

    /// An index that is whole, with its search.
    private record Answering(SearchIndex index, IndexSearch search) {}

    IndexKeeper(IndexPlace place, SearchRows rows, SearchDocuments documents, QueryMaker maker, InstantSource clock) {
        this.place = place;
        this.rows = rows;
        this.documents = documents;
        this.maker = maker;
        this.clock = clock;
        this.thread = Thread.ofPlatform().name("catalog-index").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// The search over a whole index; empty while there is none yet.
    Optional<IndexSearch> search() {
        return Optional.ofNullable(answering).map(Answering::search);
    }

    IndexStanding standing() {
        var now = standing;
        return rebuild.get() && now instanceof IndexStanding.Current ? new IndexStanding.Building(0, 0) : now;
    }

    /// Makes the index anew from the database at the next look.
    void rebuild() {
        rebuild.set(true);
    }

    /// Somebody who searched found the index unreadable.
    void foundDamaged() {
        damaged.set(true);
        unreadable.set(true);
    }

    private void run() {
        try {
            while (closing.getCount() > 0) {
                var pause = look() ? PAUSE : PAUSE_AFTER_FAILURE;
                if (closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// @return whether the index is current now
    private boolean look() {
        try {
            if (unreadable.getAndSet(false)) {
                discardWriter();
            }
            var index = open();
            var now = rows.place();
            var known = known(index, now);
            if (rebuild.get() || known.isEmpty()) {
                fill(index);
                rebuild.set(false);
            } else {
                follow(index, known.get(), now);
            }
            lastCurrent = clock.instant();
            standing = new IndexStanding.Current(index.size());
            return true;
        } catch (DataAccessException | TransactionException e) {
            behind(IndexStanding.Cause.DATABASE, e);
            discardWriter();
        } catch (CorruptIndexException e) {
            LOG.warn("the search index is damaged and is made anew");
            discardWriter();
            damaged.set(true);
        } catch (IOException | AlreadyClosedException e) {
            behind(IndexStanding.Cause.DISK, e);
            discardWriter();
        } catch (RuntimeException e) {
            behind(IndexStanding.Cause.DEFECT, e);
            discardWriter();
        }
        return false;
    }

    private void behind(IndexStanding.Cause cause, Exception why) {
        if (!(standing instanceof IndexStanding.Behind) && closing.getCount() > 0) {
            LOG.warn(
                    "the search index cannot follow the database: {}; it tries again every {} s. Reason: {}",
                    cause,
                    PAUSE_AFTER_FAILURE.toSeconds(),
                    why.getClass().getSimpleName() + (why instanceof IOException ? ", " + why.getMessage() : ""));
        }
        standing = new IndexStanding.Behind(cause, answering == null ? Instant.EPOCH : lastCurrent);
    }

    private SearchIndex open() throws IOException {
        var open = writing;
        if (open == null) {
            open = damaged.getAndSet(false) ? place.openAnew() : place.open();
            writing = open;
        }
        return open;
    }

    /// Where the index stands; empty when it must be made anew.
    private static Optional<SearchRows.Place> known(SearchIndex index, SearchRows.Place now) {
        var notes = index.notes();
        var horizon = notes.get(HORIZON);
        if (horizon == null
                || !Integer.toString(CatalogAnalyzer.VERSION).equals(notes.get(FORMAT))
                || !now.origin().equals(notes.get(ORIGIN))
                || Long.parseLong(horizon) > now.horizon()) {
            return Optional.empty();
        }
        return Optional.of(new SearchRows.Place(now.origin(), Long.parseLong(horizon)));
    }

    private void fill(SearchIndex index) throws IOException {
        var from = rows.place();
        long total = rows.countInForce();
        long[] done = {0};
        standing = new IndexStanding.Building(0, total);
        documents.forget();
        index.removeAll();
        try {
            rows.eachInForce(row -> {
                index.add(documents.of(row));
                if (++done[0] % 1_000 == 0) {
                    standing = new IndexStanding.Building(done[0], total);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        settle(index, from);
    }

    /// @param next where the database stood before it is asked what has changed
    private void follow(SearchIndex index, SearchRows.Place known, SearchRows.Place next) throws IOException {
        var changed = rows.listChangedSince(known);
        if (!changed.isEmpty()) {
            var inForce = rows.listInForce(changed);
            for (var row : inForce.values()) {
                index.put(documents.of(row));
            }
            var gone = new ArrayList<>(changed);
            gone.removeAll(inForce.keySet());
            index.remove(gone);
        }
        if (!changed.isEmpty() || !isAnswering(index)) {
            settle(index, next);
        }
    }

    /// Makes durable what was written up to a place, and lets searches see it.
    private void settle(SearchIndex index, SearchRows.Place at) throws IOException {
        index.commit(Map.of(
                FORMAT, Integer.toString(CatalogAnalyzer.VERSION),
                ORIGIN, at.origin(),
                HORIZON, Long.toString(at.horizon())));
        index.refresh();
        var before = answering;
        if (before != null && before.index() == index) {
            warm(before.search());
            return;
        }
        var search = new IndexSearch(index, maker);
        warm(search);
        answering = new Answering(index, search);
        if (before != null) {
            before.index().close();
        }
    }

    /// Counts what the first page shows, all entries by facet, and looks for a word that many hold, before somebody
    /// waits for what both have to read first.
    private static void warm(IndexSearch search) throws IOException {
        search.search(new QueryText("", List.of(), false), Map.of(), 0, 1, null);
        search.search(new QueryText(COMMON, List.of(COMMON), false), Map.of(), 0, 1, null);
    }

    private boolean isAnswering(SearchIndex index) {
        var now = answering;
        return now != null && now.index() == index;
    }

    /// Gives up writing; the index that answers goes on answering from what it has read.
    private void discardWriter() {
        var index = writing;
        writing = null;
        if (index != null) {
            try {
                index.giveUpWriting();
                if (!isAnswering(index)) {
                    index.close();
                }
            } catch (IOException | AlreadyClosedException e) {
                LOG.debug("giving up: {}", e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            if (thread.isAlive() && !thread.join(PATIENCE)) {
                // It waits for a database that is gone. What is broken off stands in the database.
                thread.interrupt();
                thread.join();
            }
            var index = writing;
            var now = answering;
            if (now != null) {
                now.index().close();
            }
            if (index != null && (now == null || now.index() != index)) {
                index.close();
            }
        } catch (IOException | AlreadyClosedException e) {
            LOG.debug("closing: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
