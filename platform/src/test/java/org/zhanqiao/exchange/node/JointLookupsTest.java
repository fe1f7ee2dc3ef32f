package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Keys that come while the source is busy are asked for together, and what becomes of one is not done to the others.
class JointLookupsTest {

    private static final int LIMIT = 10_000;

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Asked asked = new Asked();

    @AfterEach
    void close() {
        vertx.close().await();
    }

    /// A source that answers when it is told to. Confined to the event loop.
    private static final class Asked implements JointLookups.Statements {
        final List<List<String>> questions = new ArrayList<>();
        final List<Promise<List<SourceRow>>> answers = new ArrayList<>();

        @Override
        public Future<List<SourceRow>> one(String[] key) {
            if (key[0].equals("impossible")) {
                throw new IllegalStateException("cannot be asked");
            }
            return many(List.<String[]>of(key));
        }

        @Override
        public Future<List<SourceRow>> many(List<String[]> keys) {
            questions.add(keys.stream().map(key -> key[0]).toList());
            Promise<List<SourceRow>> answer = Promise.promise();
            answers.add(answer);
            return answer.future();
        }

        /// A row for every key but those that begin with `no`.
        void answer(int question) {
            var keys = questions.get(question);
            answers.get(question)
                    .complete(IntStream.range(0, keys.size())
                            .filter(i -> !keys.get(i).startsWith("no"))
                            .mapToObj(i -> row(i, keys.get(i)))
                            .toList());
        }
    }

    private static SourceRow row(int place, String value) {
        return new SourceRow(place, null, new String[0], new String[0], new String[] {value});
    }

    private static String found(Future<List<SourceRow>> future) {
        assertThat(future.succeeded()).as(String.valueOf(future.cause())).isTrue();
        assertThat(future.result()).allMatch(row -> row.key() == 0);
        return String.join(
                " ", future.result().stream().map(row -> row.values()[0]).toList());
    }

    private JointLookups lookups(int limitMillis) {
        return new JointLookups(asked, limitMillis, context);
    }

    private List<Future<List<SourceRow>>> find(JointLookups lookups, String... keys) {
        List<Future<List<SourceRow>>> futures = new ArrayList<>();
        onLoop(() -> {
            for (var key : keys) {
                futures.add(lookups.find(new String[] {key}));
            }
        });
        return futures;
    }

    private void onLoop(Runnable work) {
        Promise<Void> done = Promise.promise();
        context.runOnContext(_ -> {
            work.run();
            done.complete();
        });
        done.future().await();
    }

    /// What was asked by the end of this turn.
    private List<List<String>> questions() {
        List<List<String>> now = new ArrayList<>();
        onLoop(() -> now.addAll(asked.questions));
        return now;
    }

    @Test
    void one_key_is_asked_for_by_itself_and_what_comes_in_one_turn_together() {
        var lookups = lookups(LIMIT);
        var first = find(lookups, "a");
        assertThat(questions()).containsExactly(List.of("a"));
        assertThat(lookups.idle()).isFalse();
        onLoop(() -> asked.answer(0));
        assertThat(found(first.getFirst())).isEqualTo("a");
        assertThat(lookups.idle()).isTrue();

        var together = find(lookups, "b", "nobody", "b", "c");
        assertThat(questions()).last().isEqualTo(List.of("b", "nobody", "b", "c"));
        onLoop(() -> asked.answer(1));
        assertThat(together.stream().map(JointLookupsTest::found)).containsExactly("b", "", "b", "c");
    }

    @Test
    void what_comes_while_the_source_is_busy_waits_and_goes_together_but_for_a_slow_one() {
        var lookups = lookups(LIMIT);
        find(lookups, "slow");
        var waiting = find(lookups, "a", "b");
        Awaitility.await().until(() -> questions().size() == 2);
        assertThat(questions()).last().isEqualTo(List.of("a", "b"));

        var later = find(lookups, "c", "d");
        vertx.timer(50).await();
        assertThat(questions()).hasSize(JointLookups.AT_ONCE);
        onLoop(() -> asked.answer(1));
        assertThat(waiting.stream().map(JointLookupsTest::found)).containsExactly("a", "b");
        Awaitility.await().until(() -> questions().size() == 3);
        onLoop(() -> asked.answer(2));
        assertThat(later.stream().map(JointLookupsTest::found)).containsExactly("c", "d");
        onLoop(() -> asked.answer(0));
        assertThat(lookups.idle()).isTrue();
    }

    @Test
    void statements_grow_while_they_are_answered_at_once_and_no_larger_than_so_many_keys() {
        var lookups = lookups(LIMIT);
        var keys = IntStream.range(0, 400).mapToObj(i -> "k" + i).toArray(String[]::new);
        var futures = find(lookups, keys);
        answerAll();
        assertThat(sizes())
                .startsWith(JointLookups.FIRST_KEYS)
                .contains(JointLookups.MOST_KEYS)
                .allMatch(size -> size <= JointLookups.MOST_KEYS);
        assertThat(futures.stream().map(JointLookupsTest::found)).containsExactly(keys);
    }

    /// A service of which each key takes long would be asked for so much at once that nobody were answered in time.
    @Test
    void statements_shrink_where_they_take_much_of_the_time_limit_or_fail() {
        var lookups = lookups(800);
        find(lookups, IntStream.range(0, 60).mapToObj(i -> "k" + i).toArray(String[]::new));
        questions();
        vertx.timer(150).await();
        int before = questions().size();
        onLoop(() -> asked.answer(0));
        Awaitility.await().until(() -> questions().size() > before);
        assertThat(sizes().subList(before, sizes().size())).allMatch(size -> size <= JointLookups.FIRST_KEYS / 2);
        onLoop(() -> asked.answers.getLast().fail(new TimeoutException("too slow")));
        Awaitility.await().until(() -> sizes().getLast() == 1);
    }

    /// What waits behind a slow statement is asked for although nobody comes after it.
    @Test
    void nobody_waits_for_a_slow_one_that_was_asked_for_in_the_same_turn() {
        var lookups = lookups(LIMIT);
        var futures = find(lookups, "a", "b", "c", "d", "e");
        assertThat(questions()).containsExactly(List.of("a", "b", "c", "d"));
        Awaitility.await().until(() -> questions().size() == 2);
        onLoop(() -> asked.answer(1));
        assertThat(found(futures.getLast())).isEqualTo("e");
    }

    private List<Integer> sizes() {
        return questions().stream().map(List::size).toList();
    }

    /// Answers each question as soon as it is asked, until there is none.
    private void answerAll() {
        for (int i = 0; i < questions().size(); i++) {
            int question = i;
            onLoop(() -> asked.answer(question));
        }
    }

    @Test
    void where_there_is_no_answer_for_all_each_is_asked_for_by_itself() {
        var lookups = lookups(LIMIT);
        var futures = find(lookups, "a", "bad", "c");
        questions();
        onLoop(() -> asked.answers.getFirst().fail(new JointLookups.Undivided()));
        assertThat(questions()).endsWith(List.of("a"), List.of("bad"), List.of("c"));
        onLoop(() -> {
            asked.answer(1);
            asked.answers.get(2).fail(new IllegalArgumentException("of this key"));
            asked.answer(3);
        });
        assertThat(found(futures.get(0))).isEqualTo("a");
        assertThat(futures.get(1).cause()).hasMessage("of this key");
        assertThat(found(futures.get(2))).isEqualTo("c");
    }

    @Test
    void a_source_that_is_down_is_down_for_all_who_asked_together_and_not_for_the_next() {
        var lookups = lookups(LIMIT);
        var futures = find(lookups, "a", "b");
        questions();
        onLoop(() -> asked.answers.getFirst().fail(new java.io.IOException("gone")));
        assertThat(futures).allSatisfy(each -> assertThat(each.cause()).hasMessage("gone"));
        var next = find(lookups, "impossible");
        Awaitility.await().until(() -> next.getFirst().isComplete());
        assertThat(next.getFirst().cause()).hasMessage("cannot be asked");
        assertThat(lookups.idle()).isTrue();
        find(lookups, "c");
        assertThat(questions()).last().isEqualTo(List.of("c"));
    }

    @Test
    void rows_of_a_key_nobody_asked_for_are_no_answer_to_anybody() {
        var lookups = lookups(LIMIT);
        var futures = find(lookups, "a", "b");
        questions();
        onLoop(() -> asked.answers.getFirst().complete(List.of(row(0, "a"), row(2, "c"))));
        assertThat(futures).allSatisfy(each -> assertThat(each.cause()).isInstanceOf(Source.Garbled.class));
        assertThat(lookups.idle()).isTrue();
    }

    @Test
    void whose_time_was_up_while_waiting_is_told_so_and_not_asked_for() {
        var lookups = lookups(20);
        find(lookups, "slow");
        questions();
        find(lookups, "slow too");
        Awaitility.await().until(() -> questions().size() == JointLookups.AT_ONCE);
        var late = find(lookups, "late");
        vertx.timer(30).await();
        var inTime = find(lookups, "in time");
        onLoop(() -> asked.answer(0));
        Awaitility.await().until(() -> questions().size() == 3);
        assertThat(late.getFirst().cause()).isInstanceOf(TimeoutException.class);
        assertThat(questions()).last().isEqualTo(List.of("in time"));
        onLoop(() -> asked.answer(2));
        assertThat(found(inTime.getFirst())).isEqualTo("in time");
    }
}
