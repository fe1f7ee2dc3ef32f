package org.zhanqiao.barrier.similar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;
import org.zhanqiao.barrier.reports.ReportSent;

/// Keeps the index in step with the reports: all of them after a start, some at a time, then those that come, once a
/// second and soon when this process kept one. A look that fails is tried again from where it stood.
@Component
class IndexFollower implements AutoCloseable {

    static final Duration INTERVAL = Duration.ofSeconds(1);

    /// Reports that come one after the other wait so long for each other: a look costs the same for one and for many.
    private static final Duration TOGETHER = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(IndexFollower.class);

    /// Read at once, so that memory stays small however many there are.
    private static final int CHUNK = 500;

    private final ReportTexts texts;
    private final Wording wording;
    private final InstantSource clock;
    private final Gaps gaps = new Gaps();
    private final AtomicBoolean told = new AtomicBoolean();
    private final AtomicBoolean failing = new AtomicBoolean();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("similar-reports").daemon().factory());
    private volatile SimilarIndex index;
    private volatile boolean whole;
    private boolean filled;
    private long last;

    IndexFollower(ReportTexts texts, Wording wording, InstantSource clock) throws IOException {
        this.texts = texts;
        this.wording = wording;
        this.clock = clock;
        this.index = new SimilarIndex();
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        var _ = thread.scheduleWithFixedDelay(this::safely, 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Nobody who sends a report waits for the index, and nobody fails because of it.
    @TransactionalEventListener(fallbackExecution = true)
    void follow(ReportSent sent) {
        if (!told.getAndSet(true)) {
            try {
                var _ = thread.schedule(this::safely, TOGETHER.toMillis(), TimeUnit.MILLISECONDS);
            } catch (RejectedExecutionException e) {
                LOG.debug("{} came while the platform stops", sent.reference());
            }
        }
    }

    SimilarIndex index() {
        return index;
    }

    /// Whether all reports of the last look are in the index.
    boolean isWhole() {
        return whole;
    }

    private void safely() {
        told.set(false);
        try {
            look();
            failing.set(false);
        } catch (AlreadyClosedException e) {
            LOG.warn("the index of similar reports broke and is made anew");
            begin();
        } catch (RuntimeException | IOException e) {
            whole = false;
            if (!failing.getAndSet(true)) {
                LOG.warn(
                        "reports were not followed for similar ones ({}); it is tried again every {} s",
                        e.getClass().getName(),
                        INTERVAL.toSeconds());
            }
        }
    }

    /// Lucene closes an index that it could not write to, in memory only when that runs out.
    private void begin() {
        try {
            index = new SimilarIndex();
            whole = false;
            filled = false;
            last = 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// One look at all that is not in the index yet.
    void look() throws IOException {
        var now = clock.instant();
        var late = gaps.open(now);
        if (!late.isEmpty()) {
            for (var kept : texts.list(late)) {
                put(kept);
                gaps.found(kept.id());
            }
        }
        List<ReportTexts.Kept> next;
        do {
            long begun = System.nanoTime();
            next = texts.listAfter(last, CHUNK);
            for (var kept : next) {
                put(kept);
                gaps.note(last, kept.id(), now);
                last = kept.id();
            }
            if (!filled) {
                // Whoever waits for a page goes before an index that nobody waits for.
                LockSupport.parkNanos(System.nanoTime() - begun);
            }
        } while (next.size() == CHUNK && !thread.isShutdown());
        if (!filled) {
            index.compact();
            filled = true;
        }
        index.refresh();
        whole = true;
    }

    private void put(ReportTexts.Kept kept) throws IOException {
        index.put(kept.id(), wording.of(kept));
    }

    @Override
    public void close() throws IOException {
        thread.shutdownNow();
        try {
            if (thread.awaitTermination(2, TimeUnit.SECONDS)) {
                index.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
