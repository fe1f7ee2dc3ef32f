package org.zhanqiao.proceeding;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhanqiao.web.Page;
import org.zhanqiao.workday.CalendarChanged;
import org.zhanqiao.workday.WorkingDays;

/// Looks what days have passed: what is late goes up the ladder, a term that is over ends.
///
/// | property | default | meaning |
/// |---|---|---|
/// | `zhanqiao.proceeding.look-interval` | `60s` | time between two looks |
@Component
public class Ladder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ladder.class);
    private static final int CHUNK = 200;

    private final List<Timed> all;
    private final WorkingDays workingDays;
    private final DueMessages messages;
    private final InstantSource clock;
    private final Duration interval;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ladder").daemon().factory());

    Ladder(
            List<Timed> all,
            WorkingDays workingDays,
            DueMessages messages,
            InstantSource clock,
            @Value("${zhanqiao.proceeding.look-interval:60s}") Duration interval) {
        this.all = List.copyOf(all);
        this.workingDays = workingDays;
        this.messages = messages;
        this.clock = clock;
        this.interval = interval;
    }

    @EventListener(ApplicationReadyEvent.class)
    void start() {
        var _ = thread.scheduleWithFixedDelay(this::look, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            climb();
        } catch (RuntimeException e) {
            LOG.warn(
                    "what is overdue was not looked at ({}); it is tried again",
                    e.getClass().getName());
        }
    }

    /// One look over everything.
    public void climb() {
        var today = clock.instant().atZone(Page.ZONE).toLocalDate();
        for (var timed : all) {
            each(
                    after -> timed.listForLadder(today, after, CHUNK),
                    id -> tryTo(id, () -> timed.noteDay(id, due -> workingDays.late(due, today))));
        }
    }

    /// A year's holidays were announced: every last day is reckoned anew in the transaction of the announcement, all
    /// of them or none, and whoever owes something by a day that moved is told. This is the first that
    /// follows, since every act holds a request before what is made of it.
    @EventListener
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void follow(CalendarChanged changed) {
        for (var timed : all) {
            each(
                    after -> timed.listRunning(after, CHUNK),
                    id -> timed.reckonAnew(id).ifPresent(moved -> messages.tell(moved, changed)));
        }
    }

    private static void each(Function<String, List<String>> chunk, Consumer<String> act) {
        for (var ids = chunk.apply(""); !ids.isEmpty(); ids = chunk.apply(ids.getLast())) {
            ids.forEach(act);
        }
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

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
