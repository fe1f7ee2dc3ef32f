package org.zhanqiao.exchange.node;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.zhanqiao.exchange.SourceDefinition;

/// The doors of one event loop, opened when first needed and anew when a source's definition changes. Connections
/// belong to the loop; breakers, bulkheads and last good answers to the whole node.
final class SourceDoors {

    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(10)
            .failureRateThreshold(50)
            .waitDurationInOpenState(Duration.ofSeconds(3))
            .permittedNumberOfCallsInHalfOpenState(3)
            .automaticTransitionFromOpenToHalfOpenEnabled(false)
            .build();

    private final Vertx vertx;
    private final Context context;
    private final SourceBook book;
    private final Shared shared;
    private final Deadlines deadlines;
    private final InstantSource clock;
    private final Map<String, OpenSource> sources = new HashMap<>();

    private record OpenSource(SourceDefinition definition, Source source) {}

    /// What all loops of a node share, by service code.
    static final class Shared {
        final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();
        final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
        final Cache<SourceDoor.LastGoodKey, SourceDoor.LastGood> lastGood = Caffeine.newBuilder()
                .maximumSize(50_000)
                .expireAfterWrite(Duration.ofHours(24))
                .build();
    }

    /// Made on the event loop it is for.
    SourceDoors(Vertx vertx, SourceBook book, Shared shared, InstantSource clock) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.book = book;
        this.shared = shared;
        this.deadlines = new Deadlines(vertx);
        this.clock = clock;
    }

    /// @throws Stop.Unavailable when the plan's source is not known here, or switched off: then no last good answer
    ///                          stands in, because whoever switched it off may have done so for what it says
    SourceDoor door(Plan plan) {
        var service = plan.definition.service();
        var definition = book.find(service.source());
        if (definition == null) {
            abandon(service.source());
            throw new Stop.Unavailable(Outage.SOURCE_DOWN);
        }
        if (!definition.on()) {
            abandon(definition.id());
            throw new Stop.Unavailable(Outage.SOURCE_OFF);
        }
        var open = sources.get(definition.id());
        if (open == null || !open.definition().equals(definition)) {
            if (open != null) {
                open.source().close();
            }
            open = new OpenSource(definition, open(definition));
            sources.put(definition.id(), open);
        }
        return new SourceDoor(
                open.source(),
                shared.breakers.computeIfAbsent(service.code(), code -> CircuitBreaker.of(code, BREAKER)),
                shared.underWay.computeIfAbsent(service.code(), _ -> new AtomicInteger()),
                shared.lastGood,
                deadlines,
                clock);
    }

    private void abandon(String id) {
        var open = sources.remove(id);
        if (open != null) {
            open.source().abandon();
        }
    }

    private Source open(SourceDefinition definition) {
        return switch (definition.kind()) {
            case POSTGRESQL -> new PostgresSource(context, definition);
            case JDBC -> new JdbcSource(vertx, definition);
            case HTTP -> new HttpSource(vertx, definition);
        };
    }

    void close() {
        sources.values().forEach(open -> open.source().close());
        sources.clear();
    }
}
