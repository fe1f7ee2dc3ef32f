package org.zhanqiao.exchange.node;

import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds rows by single keys for many calls in few rounds: while one is under way, further keys wait, and when it is
/// back those that wait go together. Each key finds what it finds alone; what they share is the way there and back. A
/// source that is asked little is asked at once; one that is asked much answers a crowd of calls at the price of a few.
///
/// What becomes of one key is not done to the others. Where the source fails at one, that one fails; one that takes
/// longer than its share of the time limit is cut off and asked for alone, in what is left of the limit; those behind
/// it go with the next round. Few go at first, twice as many after a full round that was back within a share of the
/// limit and brought few rows, half as many after one that was or did not; where that leaves a single one, each is
/// asked for alone until they are answered quickly again. Confined to its event loop.
final class JointLookups {

    /// Keys that go together at most.
    static final int MOST_KEYS = 64;

    /// Keys that go together before it is known how long they take.
    static final int FIRST_KEYS = 4;

    /// Rows of a round, beyond which fewer keys go with the next; all of a round are in memory together.
    static final int MANY_ROWS = 1_000;

    /// Shares of the time limit, of which one statement of a round may take one.
    static final int SHARES = 8;
    private static final int LEAST_SHARE_MILLIS = 50;

    private final Question question;
    private final long limitNanos;
    private final long shareNanos;
    private final Executor endOfTurn;
    private final LongSupplier nanoTime;
    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private int most = FIRST_KEYS;
    private boolean roundUnderWay;
    private boolean turnEnding;

    /// How the source is asked.
    interface Question {

        /// For these keys, or the first of them, in one round; none may take longer than its share of the time limit.
        Future<Answers> together(List<Tuple> keys);

        /// For one, which may take as long as the time limit.
        Future<List<SourceRow>> alone(Tuple key);
    }

    /// What came of a round: the rows of the first keys, a list each, and why there is none for the next.
    ///
    /// @param failure null when all were answered
    record Answers(
            List<List<SourceRow>> rows,
            Ending ending,
            @Nullable Throwable failure) {}

    /// How a round ended.
    enum Ending {
        ANSWERED,
        /// The next key took longer than its share; those behind it were not asked for.
        CUT_OFF,
        /// The source failed at the next key; those behind it were not asked for.
        FAILED_AT_ONE,
        /// At least one was answered, and the rest not asked for.
        IN_PART,
        /// Nobody knows what would have become of the rest.
        LOST
    }

    private record Waiting(Tuple key, Promise<List<SourceRow>> promise, long since) {}

    /// @param endOfTurn runs a task when the event loop is done with what it is at
    JointLookups(Question question, int limitMillis, Executor endOfTurn, LongSupplier nanoTime) {
        this.question = question;
        this.limitNanos = TimeUnit.MILLISECONDS.toNanos(limitMillis);
        this.shareNanos = TimeUnit.MILLISECONDS.toNanos(shareMillis(limitMillis));
        this.endOfTurn = endOfTurn;
        this.nanoTime = nanoTime;
    }

    /// How long one of several keys may take: an eighth of the time limit, but no less than what a pause of the
    /// machine takes.
    static int shareMillis(int limitMillis) {
        return Math.min(limitMillis, Math.max(LEAST_SHARE_MILLIS, limitMillis / SHARES));
    }

    /// Whether no round is under way and nobody waits for one.
    boolean isIdle() {
        return !roundUnderWay && waiting.isEmpty();
    }

    /// The rows of one key.
    Future<List<SourceRow>> find(Tuple key) {
        Promise<List<SourceRow>> promise = Promise.promise();
        waiting.add(new Waiting(key, promise, nanoTime.getAsLong()));
        if (!roundUnderWay && !turnEnding) {
            turnEnding = true;
            endOfTurn.execute(() -> {
                turnEnding = false;
                ask();
            });
        }
        return promise.future();
    }

    private void ask() {
        dismissLate();
        while (!waiting.isEmpty() && most == 1) {
            var one = waiting.remove();
            long begun = nanoTime.getAsLong();
            asked(() -> question.alone(one.key()))
                    .onComplete(outcome -> adjust(1, outcome.succeeded() && isSoon(begun)))
                    .onComplete(one.promise());
        }
        if (!waiting.isEmpty() && !roundUnderWay) {
            askTogether(take());
        }
    }

    private void dismissLate() {
        for (var head = waiting.peek(); head != null && isLate(head); head = waiting.peek()) {
            dismiss(waiting.remove());
        }
    }

    private boolean isLate(Waiting one) {
        return nanoTime.getAsLong() - one.since() >= limitNanos;
    }

    private static void dismiss(Waiting one) {
        one.promise().fail(new TimeoutException("no answer within the time limit"));
    }

    private List<Waiting> take() {
        var together = new ArrayList<Waiting>(Math.min(waiting.size(), most));
        while (together.size() < most && !waiting.isEmpty()) {
            together.add(waiting.remove());
        }
        return together;
    }

    private void askTogether(List<Waiting> together) {
        roundUnderWay = true;
        long begun = nanoTime.getAsLong();
        asked(() -> question.together(together.stream().map(Waiting::key).toList()))
                .onComplete(outcome -> {
                    roundUnderWay = false;
                    var answers = whole(together.size(), outcome);
                    adjust(together.size(), answers, begun);
                    int answered = answers.rows().size();
                    var behind = together.subList(
                            switch (answers.ending()) {
                                case ANSWERED, LOST -> together.size();
                                case CUT_OFF, FAILED_AT_ONE -> answered + 1;
                                case IN_PART -> answered;
                            },
                            together.size());
                    behind.reversed().forEach(waiting::addFirst);
                    // The next set out before anybody is answered, so that the source works meanwhile.
                    ask();
                    for (int i = 0; i < answered; i++) {
                        together.get(i).promise().complete(answers.rows().get(i));
                    }
                    end(together.subList(answered, together.size()), answers);
                });
    }

    /// @param rest whose keys were not answered
    private void end(List<Waiting> rest, Answers answers) {
        switch (answers.ending()) {
            case ANSWERED, IN_PART -> {}
            case CUT_OFF -> {
                var slow = rest.getFirst();
                if (isLate(slow)) {
                    dismiss(slow);
                } else {
                    asked(() -> question.alone(slow.key())).onComplete(slow.promise());
                }
            }
            case FAILED_AT_ONE -> rest.getFirst().promise().fail(answers.failure());
            case LOST -> rest.forEach(each -> each.promise().fail(answers.failure()));
        }
    }

    private static <T> Future<T> asked(Supplier<Future<T>> question) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    /// An answer for each key or a failure: a source that says nothing of a key has not answered.
    private static Answers whole(int keys, AsyncResult<Answers> outcome) {
        if (outcome.failed()) {
            return new Answers(List.of(), Ending.LOST, outcome.cause());
        }
        var answers = outcome.result();
        int answered = answers.rows().size();
        if (answered == keys) {
            // What failed after the last is nobody's.
            return new Answers(answers.rows(), Ending.ANSWERED, null);
        }
        boolean wrong = answers.ending() == Ending.ANSWERED || (answers.ending() == Ending.IN_PART && answered == 0);
        return answered > keys || wrong
                ? new Answers(List.of(), Ending.LOST, new Source.Garbled("answers to other keys than were asked for"))
                : answers;
    }

    private boolean isSoon(long begun) {
        return nanoTime.getAsLong() - begun <= shareNanos;
    }

    private static int rows(Answers answers) {
        return answers.rows().stream().mapToInt(List::size).sum();
    }

    private void adjust(int keys, Answers answers, long begun) {
        boolean easy = isSoon(begun) && rows(answers) <= MANY_ROWS;
        switch (answers.ending()) {
            case ANSWERED -> adjust(keys, easy);
            // As many as the source takes.
            case IN_PART -> most = answers.rows().size();
            case CUT_OFF, FAILED_AT_ONE, LOST -> adjust(keys, false);
        }
    }

    private void adjust(int keys, boolean easy) {
        if (!easy) {
            most = Math.max(1, keys / 2);
        } else if (keys == most) {
            most = Math.min(MOST_KEYS, 2 * most);
        }
    }
}
