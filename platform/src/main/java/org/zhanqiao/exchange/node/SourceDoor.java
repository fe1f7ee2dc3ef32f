package org.zhanqiao.exchange.node;

import com.github.benmanes.caffeine.cache.Cache;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.vertx.core.Future;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Mode;

/// The way to one service's source. Whatever the source does, nobody else feels it:
///
/// 1. bulkhead: no more questions under way than it bears; one whose time is up is under way until its work has ended
///    at the source, or the connection to it is closed;
/// 2. breaker: after repeated failures it is left alone for a while;
/// 3. time limit: a question ends when its time is up, whether answered or not;
/// 4. one retry when the connection broke, since a read may safely be asked twice, within the same time limit;
/// 5. where the grant allows it, the last good answer stands in, labelled with its age.
///
/// The bulkhead is outside the breaker, so that a full house does not count as a failure of the source; the time
/// limit is inside, so that slowness does.
final class SourceDoor {

    private final Source source;
    private final CircuitBreaker breaker;
    private final AtomicInteger underWay;
    private final Cache<LastGoodKey, LastGood> lastGood;
    private final Deadlines deadlines;
    private final InstantSource clock;

    /// The plan is compared by identity, so that nothing kept under one version of a grant serves the next.
    record LastGoodKey(
            Plan plan, Mode mode, List<?> keys, @Nullable List<String> after, int size) {}

    record LastGood(List<SourceRow> rows, Instant at) {}

    SourceDoor(
            Source source,
            CircuitBreaker breaker,
            AtomicInteger underWay,
            Cache<LastGoodKey, LastGood> lastGood,
            Deadlines deadlines,
            InstantSource clock) {
        this.source = source;
        this.breaker = breaker;
        this.underWay = underWay;
        this.lastGood = lastGood;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /// Fails with [Stop.Unavailable] only.
    Future<SourceAnswer> ask(AuthorisedCall call) {
        var service = call.plan().definition.service();
        var asked = clock.instant();
        if (underWay.incrementAndGet() > service.bulkhead()) {
            underWay.decrementAndGet();
            return standIn(call, asked, new Stop.Unavailable(Outage.SOURCE_BUSY));
        }
        if (!breaker.tryAcquirePermission()) {
            underWay.decrementAndGet();
            return standIn(call, asked, new Stop.Unavailable(Outage.SOURCE_RESTING));
        }
        long started = System.nanoTime();
        long limitNanos = TimeUnit.MILLISECONDS.toNanos(service.timeLimitMillis());
        var asking = attempt(call)
                .recover(failure -> connectionBroke(failure) && System.nanoTime() - started < limitNanos
                        ? attempt(call)
                        : Future.failedFuture(failure));
        asking.onComplete(_ -> underWay.decrementAndGet());
        return deadlines.within(service.timeLimitMillis(), asking).transform(outcome -> {
            long took = System.nanoTime() - started;
            if (outcome.succeeded()) {
                breaker.onSuccess(took, TimeUnit.NANOSECONDS);
                var answered = clock.instant();
                keep(call, outcome.result(), answered);
                return Future.succeededFuture(new SourceAnswer(outcome.result(), asked, answered, null));
            }
            breaker.onError(took, TimeUnit.NANOSECONDS, outcome.cause());
            return standIn(call, asked, unavailable(outcome.cause(), asked));
        });
    }

    private Future<List<SourceRow>> attempt(AuthorisedCall call) {
        try {
            return source.fetch(call);
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static Stop.Unavailable unavailable(Throwable failure, Instant asked) {
        if (failure instanceof TimeoutException || failure instanceof SQLTimeoutException) {
            return new Stop.Unavailable(Outage.SOURCE_SLOW, failure, asked);
        }
        if (failure instanceof Source.Garbled) {
            return new Stop.Unavailable(Outage.SOURCE_GARBLED, failure, asked);
        }
        return new Stop.Unavailable(Outage.SOURCE_DOWN, failure, asked);
    }

    /// The connection was lost before an answer came, as opposed to the source refusing or not understanding.
    private static boolean connectionBroke(Throwable failure) {
        return failure instanceof io.vertx.core.http.HttpClosedException
                || failure instanceof java.nio.channels.ClosedChannelException
                || failure instanceof io.vertx.sqlclient.ClosedConnectionException
                || failure instanceof java.sql.SQLRecoverableException
                || failure instanceof java.sql.SQLNonTransientConnectionException;
    }

    private void keep(AuthorisedCall call, List<SourceRow> rows, Instant at) {
        if (call.plan().definition.lastGoodSeconds() > 0 && rows.size() <= 100) {
            lastGood.put(key(call), new LastGood(rows, at));
        }
    }

    private Future<SourceAnswer> standIn(AuthorisedCall call, Instant asked, Stop.Unavailable outage) {
        int longest = call.plan().definition.lastGoodSeconds();
        if (longest > 0) {
            var kept = lastGood.getIfPresent(key(call));
            var now = clock.instant();
            if (kept != null && Duration.between(kept.at(), now).toSeconds() <= longest) {
                return Future.succeededFuture(new SourceAnswer(kept.rows(), asked, now, kept.at()));
            }
        }
        return Future.failedFuture(outage);
    }

    private static LastGoodKey key(AuthorisedCall call) {
        return new LastGoodKey(
                call.plan(),
                call.request().mode(),
                call.request().keys(),
                call.after(),
                call.request().size());
    }

    void close() {
        source.close();
    }
}
