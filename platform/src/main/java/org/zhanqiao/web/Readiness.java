package org.zhanqiao.web;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Whether all that starts with the pages is up. Held back with `zhanqiao.hold-readiness=true` (default false) by who
/// starts more than the pages, until [#release].
@Component
public class Readiness {

    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

    private final AtomicBoolean ready;
    private final List<WarmedFirst> first;

    private final ApplicationEventPublisher events;

    Readiness(
            @Value("${zhanqiao.hold-readiness:false}") boolean held,
            List<WarmedFirst> first,
            ApplicationEventPublisher events) {
        this.ready = new AtomicBoolean(!held);
        this.first = List.copyOf(first);
        this.events = events;
    }

    /// Everything is up, and what the first reader would wait for is warm.
    public void release() {
        first.forEach(Readiness::warm);
        ready.set(true);
        events.publishEvent(new PlatformReady());
    }

    @EventListener(ApplicationReadyEvent.class)
    void started() {
        if (ready.get()) {
            events.publishEvent(new PlatformReady());
        }
    }

    private static void warm(WarmedFirst each) {
        try {
            each.warm();
        } catch (RuntimeException e) {
            LOG.debug("not warm: {}", e.getClass().getName());
        }
    }

    boolean ready() {
        return ready.get();
    }
}
