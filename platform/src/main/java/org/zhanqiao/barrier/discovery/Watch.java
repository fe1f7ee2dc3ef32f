package org.zhanqiao.barrier.discovery;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.items.MatterChanged;
import org.zhanqiao.catalog.EntryPublished;
import org.zhanqiao.catalog.EntryWithdrawn;
import org.zhanqiao.demand.GrantChanged;
import org.zhanqiao.demand.requests.RequestMoved;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.web.PlatformReady;

/// Notes what changes in the transaction that changes it, and looks soon after: so nobody who publishes, signs or asks
/// waits for the following, and nothing that was rolled back is followed. What changes without anybody's act, calls and
/// the age of data, is seen by the look at everything. How long looks take is in the metric `zhanqiao.barrier.look`.
@Component
class Watch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final ChangeTable changes;
    private final AssentTable assents;
    private final Look look;
    private final Exchange exchange;
    private final DiscoveryProperties properties;
    private final MeterRegistry metrics;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("barrier-look").daemon().factory());

    Watch(
            ChangeTable changes,
            AssentTable assents,
            Look look,
            Exchange exchange,
            DiscoveryProperties properties,
            MeterRegistry metrics) {
        this.changes = changes;
        this.assents = assents;
        this.look = look;
        this.exchange = exchange;
        this.properties = properties;
        this.metrics = metrics;
    }

    @EventListener(PlatformReady.class)
    void start() {
        repeat(look::lookAtAll, "everything", properties.lookInterval());
        repeat(look::lookAtChanges, "changes", properties.changeInterval());
    }

    private void repeat(IntSupplier looking, String at, Duration interval) {
        var timer = Timer.builder("zhanqiao.barrier.look")
                .description("looks at papers that found something to follow")
                .tag("at", at)
                .register(metrics);
        var _ = thread.scheduleWithFixedDelay(
                () -> safely(looking, timer),
                properties.firstLook().toMillis(),
                interval.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private static void safely(IntSupplier looking, Timer timer) {
        try {
            long begun = System.nanoTime();
            if (looking.getAsInt() > 0) {
                timer.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
            }
        } catch (RuntimeException e) {
            LOG.warn(
                    "papers were not followed ({}); it is tried again",
                    e.getClass().getName());
        }
    }

    @EventListener
    void follow(MatterChanged changed) {
        assents.keepStated(changed.matter());
        changes.note(new Change(Change.Kind.MATTER, changed.matter().code()));
    }

    @EventListener
    void follow(EntryPublished published) {
        changes.note(new Change(Change.Kind.DATASET, published.code()));
    }

    @EventListener
    void follow(EntryWithdrawn withdrawn) {
        changes.note(new Change(Change.Kind.DATASET, withdrawn.code()));
    }

    @EventListener
    void follow(GrantChanged changed) {
        exchange.findService(changed.grant().service())
                .ifPresent(service -> changes.note(new Change(Change.Kind.DATASET, service.dataset())));
    }

    @EventListener
    void follow(RequestMoved moved) {
        changes.note(new Change(Change.Kind.DATASET, moved.request().dataset()));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
