package org.zhanqiao.ledger;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Goes on with long imports, also with those of a process that was killed.
@Component
class ImportRounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRounds.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final CaseImports imports;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("case-import").daemon().factory());

    ImportRounds(CaseImports imports) {
        this.imports = imports;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        var _ = thread.scheduleWithFixedDelay(
                this::round, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void round() {
        try {
            boolean more = true;
            while (more && !thread.isShutdown()) {
                more = imports.goOn();
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "a list was not filed on ({}); it is tried again",
                    e.getClass().getName());
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
