package org.zhanqiao.demand.missing;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryPublished;
import org.zhanqiao.web.Page;

/// What happens to missing data without anybody deciding on it: a named day passes, an awaited entry is published.
/// Every
/// statement is looked at under its own lock, so several processes may look at once,
/// `zhanqiao.proceeding.look-interval`
/// apart.
@Component
class MissingLook implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MissingLook.class);

    private final MissingTable table;
    private final MissingData missing;
    private final Entries entries;
    private final InstantSource clock;
    private final Duration interval;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("missing-data-look").daemon().factory());

    MissingLook(
            MissingTable table,
            MissingData missing,
            Entries entries,
            InstantSource clock,
            @Value("${zhanqiao.proceeding.look-interval:60s}") Duration interval) {
        this.table = table;
        this.missing = missing;
        this.entries = entries;
        this.clock = clock;
        this.interval = interval;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        var _ = thread.scheduleWithFixedDelay(this::lookSafely, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn(
                    "missing data were not looked at ({}); it is tried again",
                    e.getClass().getName());
        }
    }

    /// One look over all statements. An entry that was published in the very moment in which it was named was not seen
    /// by [#follow].
    void look() {
        var today = clock.instant().atZone(Page.ZONE).toLocalDate();
        table.listNewlyOverdue(today).forEach(id -> tryTo(id, () -> missing.noteOverdue(id)));
        table.listAwaitingEntries()
                .forEach((id, entry) -> tryTo(id, () -> {
                    if (entries.findEntry(entry)
                            .filter(found -> found.state().inForce())
                            .isPresent()) {
                        missing.notePublished(id, entry);
                    }
                }));
    }

    /// One that cannot be looked at keeps none of the others from it.
    private static void tryTo(String id, Runnable act) {
        try {
            act.run();
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} was not looked at ({}); it is tried again",
                    id,
                    e.getClass().getName());
        }
    }

    /// In the transaction of the publication.
    @EventListener
    void follow(EntryPublished published) {
        table.listAwaiting(published.code()).forEach(id -> missing.notePublished(id, published.code()));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
