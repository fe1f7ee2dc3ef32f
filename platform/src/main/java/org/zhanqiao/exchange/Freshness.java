package org.zhanqiao.exchange;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.zhanqiao.web.PlatformReady;

/// How old the newest row behind each data service is, as the source itself says: asked
/// `zhanqiao.exchange.freshness-first` after the start and every `zhanqiao.exchange.freshness-interval` from then on,
/// and kept. A service whose rows bear no time, or that is reached over HTTP, says nothing of it.
@Service
public class Freshness implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Freshness.class);

    private final JdbcClient jdbc;
    private final Services services;
    private final SourceSchemas sources;
    private final InstantSource clock;
    private final Duration first;
    private final Duration interval;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("freshness").daemon().factory());

    Freshness(
            JdbcClient jdbc,
            Services services,
            SourceSchemas sources,
            InstantSource clock,
            @Value("${zhanqiao.exchange.freshness-first:20s}") Duration first,
            @Value("${zhanqiao.exchange.freshness-interval:1h}") Duration interval) {
        this.jdbc = jdbc;
        this.services = services;
        this.sources = sources;
        this.clock = clock;
        this.first = first;
        this.interval = interval;
    }

    /// What a source said of a service.
    ///
    /// @param newest  when its newest row was true; `null` while there is no row
    /// @param askedAt when it said so
    public record Newest(@Nullable Instant newest, Instant askedAt) {}

    @EventListener(PlatformReady.class)
    void start() {
        var _ = thread.scheduleWithFixedDelay(
                this::lookSafely, first.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void lookSafely() {
        try {
            look();
        } catch (RuntimeException e) {
            LOG.warn(
                    "freshness was not asked for ({}); it is tried again",
                    e.getClass().getName());
        }
    }

    /// Asks every source that can say. One that does not answer keeps what it said last.
    public void look() {
        var timed = services.listAll().stream()
                .filter(service -> service.asOf() != null)
                .collect(Collectors.groupingBy(DataService::source));
        var kinds = services.kinds();
        timed.forEach((source, listed) -> {
            var kind = kinds.get(source);
            if (kind != null && kind != SourceKind.HTTP) {
                ask(source, listed);
            }
        });
    }

    private void ask(String source, List<DataService> listed) {
        try (var pool = sources.open(source);
                var connection = pool.getConnection()) {
            for (var service : listed) {
                keep(service.code(), newest(connection, service));
            }
        } catch (SQLException | RuntimeException e) {
            // Not the cause: a driver's message may quote the address with its password.
            LOG.warn(
                    "source {} did not say how fresh it is ({})",
                    source,
                    e.getClass().getName());
        }
    }

    private static @Nullable Instant newest(Connection connection, DataService service) throws SQLException {
        try (var ask = connection.prepareStatement("select max(" + Dialect.quote(String.valueOf(service.asOf()))
                + ") from " + Dialect.quoteRelation(service.relation()))) {
            ask.setQueryTimeout((int) SourceSchemas.QUIET.toSeconds());
            try (var row = ask.executeQuery()) {
                var newest = row.next() ? row.getObject(1, OffsetDateTime.class) : null;
                return newest == null ? null : newest.toInstant();
            }
        }
    }

    private void keep(String service, @Nullable Instant newest) {
        jdbc.sql("""
                insert into exchange.service_freshness (service, newest, asked_at) values (:service, :newest, :at)
                on conflict (service) do update set newest = excluded.newest, asked_at = excluded.asked_at
                """)
                .param("service", service)
                .param("newest", newest == null ? null : Timestamp.from(newest))
                .param("at", Timestamp.from(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .update();
    }

    /// What each service's source said last, by the service's code.
    public Map<String, Newest> listNewest() {
        var said = new HashMap<String, Newest>();
        jdbc.sql("select service, newest, asked_at from exchange.service_freshness")
                .query(row -> {
                    var newest = row.getTimestamp("newest");
                    said.put(
                            row.getString("service"),
                            new Newest(
                                    newest == null ? null : newest.toInstant(),
                                    row.getTimestamp("asked_at").toInstant()));
                });
        return said;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
