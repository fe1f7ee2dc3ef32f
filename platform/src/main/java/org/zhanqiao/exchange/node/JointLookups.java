package org.zhanqiao.exchange.node;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Finds rows by single keys for many calls with few statements: while [#AT_ONCE] statements are under way further
/// keys wait, and when an answer comes those that wait are asked for together. A source that is asked little is asked
/// at once; one that is asked much answers a crowd of calls at the price of a few statements.
///
/// All calls here ask with the same statement, so under the same columns and row filter, and within the same time
/// limit. What one key does to a joint statement is not done to the others: when the source refuses it, or its rows
/// are too many for one answer, each key is asked for by itself. And together they take no longer than each would: a
/// statement begins with [#FIRST_KEYS] keys, the next has twice as many after one that was full and answered within a
/// fraction of the time limit, and half as many after one that was not. Confined to its event loop.
final class JointLookups {

    /// As many as there are connections, so that one slow statement does not stop the others.
    static final int AT_ONCE = 2;

    /// How long a statement may be under way before those that came after it are asked for beside it.
    private static final long SLOW_MILLIS = 5;

    /// Keys in a statement, at most.
    static final int MOST_KEYS = 64;

    /// Keys in a statement before it is known how long one takes.
    static final int FIRST_KEYS = 4;

    /// The share of the time limit within which a statement is to be answered.
    private static final int SHARE = 8;

    private final Statements statements;
    private final long limitNanos;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final Context context;
    private int most = FIRST_KEYS;
    private int underWay;
    private boolean watching;
    private boolean turnEnding;

    /// How the source is asked.
    interface Statements {

        Future<List<SourceRow>> one(String[] key);

        /// Rows with the place of their key; fails with [Undivided] when each key has to be asked for by itself.
        Future<List<SourceRow>> many(List<String[]> keys);
    }

    /// A joint statement has no answer, but each of its keys may have one.
    static final class Undivided extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        Undivided() {
            super("asked for one by one", null, false, false);
        }
    }

    private record Waiting(String[] key, Promise<List<SourceRow>> promise, long since) {}

    JointLookups(Statements statements, int limitMillis, Context context) {
        this.context = context;
        this.statements = statements;
        this.limitNanos = TimeUnit.MILLISECONDS.toNanos(limitMillis);
    }

    /// Nobody is asked for while nothing is under way.
    boolean idle() {
        return underWay == 0 && waiting.isEmpty();
    }

    Future<List<SourceRow>> find(String[] key) {
        Promise<List<SourceRow>> promise = Promise.promise();
        waiting.add(new Waiting(key, promise, System.nanoTime()));
        if (underWay == 0 && !turnEnding) {
            turnEnding = true;
            context.runOnContext(_ -> {
                turnEnding = false;
                ask(1);
            });
        } else if (underWay > 0) {
            watch();
        }
        return promise.future();
    }

    /// Nobody waits long behind a statement that is slow.
    private void watch() {
        if (watching || waiting.isEmpty()) {
            return;
        }
        watching = true;
        context.owner().setTimer(SLOW_MILLIS, _ -> {
            watching = false;
            ask(AT_ONCE);
        });
    }

    private void ask(int atOnce) {
        while (underWay < atOnce && !waiting.isEmpty()) {
            askTogether(take());
        }
        watch();
    }

    private void askTogether(List<Waiting> together) {
        if (together.isEmpty()) {
            return;
        }
        underWay++;
        long begun = System.nanoTime();
        asked(() -> together.size() == 1
                        ? statements.one(together.getFirst().key())
                        : statements.many(together.stream().map(Waiting::key).toList()))
                .onComplete(answer -> {
                    adjust(together.size(), answer.succeeded(), System.nanoTime() - begun);
                    // The next go before anybody is answered, so that the source works meanwhile.
                    underWay--;
                    ask(1);
                    give(together, answer);
                });
    }

    private void adjust(int keys, boolean answered, long tookNanos) {
        if (!answered || tookNanos > limitNanos / SHARE) {
            most = Math.max(1, keys / 2);
        } else if (keys == most) {
            most = Math.min(MOST_KEYS, 2 * most);
        }
    }

    private static <T> Future<T> asked(Supplier<Future<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /// Whose time was up while they waited are told so, and not asked for any more.
    private List<Waiting> take() {
        long now = System.nanoTime();
        var together = new ArrayList<Waiting>(Math.min(waiting.size(), most));
        while (together.size() < most && !waiting.isEmpty()) {
            var head = waiting.remove();
            if (now - head.since() >= limitNanos) {
                head.promise().fail(new TimeoutException("no answer within the time limit"));
            } else {
                together.add(head);
            }
        }
        return together;
    }

    private void give(List<Waiting> together, AsyncResult<List<SourceRow>> answer) {
        if (answer.cause() instanceof Undivided) {
            together.forEach(each -> asked(() -> statements.one(each.key())).onComplete(each.promise()));
        } else if (answer.failed()) {
            together.forEach(each -> each.promise().fail(answer.cause()));
        } else if (answer.result().stream().anyMatch(row -> row.key() < 0 || row.key() >= together.size())) {
            together.forEach(each -> each.promise().fail(new Source.Garbled("rows of a key that was not asked for")));
        } else {
            divide(together, answer.result());
        }
    }

    private static void divide(List<Waiting> together, List<SourceRow> rows) {
        var shares = new ArrayList<List<SourceRow>>(together.size());
        together.forEach(_ -> shares.add(new ArrayList<>(1)));
        rows.forEach(row -> shares.get(row.key()).add(row.underKey(0)));
        for (int i = 0; i < shares.size(); i++) {
            together.get(i).promise().complete(shares.get(i));
        }
    }
}
