package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.zhanqiao.exchange.node.JointLookups.Answers;
import org.zhanqiao.exchange.node.JointLookups.Ending;

/// Keys that come while a round is under way go together with the next, and what becomes of one is not done to others.
class JointLookupsTest {

    private static final int LIMIT_MILLIS = 2_000;
    private static final int SHARE_MILLIS = 250;

    private final Asked asked = new Asked();
    private final ArrayDeque<Runnable> turns = new ArrayDeque<>();
    private long nanos = Long.MAX_VALUE - 1;
    private final JointLookups lookups = new JointLookups(asked, LIMIT_MILLIS, turns::add, () -> nanos);

    /// A source that answers when it is told to.
    private static final class Asked implements JointLookups.Question {
        final List<List<String>> rounds = new ArrayList<>();
        final List<String> alone = new ArrayList<>();
        boolean broken;
        private final List<Promise<Answers>> answers = new ArrayList<>();
        private final List<Promise<List<SourceRow>>> answersAlone = new ArrayList<>();

        @Override
        public Future<Answers> together(List<Tuple> keys) {
            if (broken) {
                throw new IllegalStateException("cannot ask");
            }
            rounds.add(keys.stream().map(key -> key.getString(0)).toList());
            Promise<Answers> answer = Promise.promise();
            answers.add(answer);
            return answer.future();
        }

        @Override
        public Future<List<SourceRow>> alone(Tuple key) {
            if (broken) {
                throw new IllegalStateException("cannot ask");
            }
            alone.add(key.getString(0));
            Promise<List<SourceRow>> answer = Promise.promise();
            answersAlone.add(answer);
            return answer.future();
        }

        /// Of a round.
        void answer(int round) {
            end(round, rounds.get(round).size(), Ending.ANSWERED, null);
        }

        void end(int round, int answered, Ending ending, @Nullable Throwable failure) {
            answers.get(round)
                    .complete(new Answers(
                            rounds.get(round).stream()
                                    .limit(answered)
                                    .map(Asked::rows)
                                    .toList(),
                            ending,
                            failure));
        }

        void answerAlone(int place) {
            answersAlone.get(place).complete(rows(alone.get(place)));
        }

        /// One for every key but those that begin with `no`, and for those that begin with `many`.
        private static List<SourceRow> rows(String key) {
            var row = new SourceRow(0, null, new String[0], new String[0], new String[] {key});
            return Collections.nCopies(key.startsWith("no") ? 0 : key.startsWith("many") ? 600 : 1, row);
        }
    }

    private List<Future<List<SourceRow>>> find(String... keys) {
        var futures = Stream.of(keys).map(Tuple::of).map(lookups::find).toList();
        endTurn();
        return futures;
    }

    private void endTurn() {
        while (!turns.isEmpty()) {
            turns.remove().run();
        }
    }

    private void pass(long millis) {
        nanos += TimeUnit.MILLISECONDS.toNanos(millis);
    }

    private static String found(Future<List<SourceRow>> future) {
        assertThat(future.succeeded()).as(String.valueOf(future.cause())).isTrue();
        return String.join(
                " ", future.result().stream().map(row -> row.values()[0]).toList());
    }

    private static String[] keys(int number) {
        return IntStream.range(0, number).mapToObj(i -> "k" + i).toArray(String[]::new);
    }

    private List<Integer> sizes() {
        return asked.rounds.stream().map(List::size).toList();
    }

    @Test
    void one_key_is_asked_for_at_once_and_what_comes_in_one_turn_together() {
        var first = find("a");
        assertThat(asked.rounds).containsExactly(List.of("a"));
        assertThat(lookups.isIdle()).isFalse();
        asked.answer(0);
        assertThat(found(first.getFirst())).isEqualTo("a");
        assertThat(lookups.isIdle()).isTrue();

        var together = find("b", "nobody", "b", "c");
        assertThat(asked.rounds).last().isEqualTo(List.of("b", "nobody", "b", "c"));
        asked.answer(1);
        assertThat(together.stream().map(JointLookupsTest::found)).containsExactly("b", "", "b", "c");
    }

    @Test
    void what_comes_while_a_round_is_under_way_goes_with_the_next() {
        var first = find("first");
        var waiting = find("a");
        waiting = List.of(waiting.getFirst(), find("b").getFirst());
        assertThat(asked.rounds).hasSize(1);
        asked.answer(0);
        assertThat(found(first.getFirst())).isEqualTo("first");
        assertThat(asked.rounds).last().isEqualTo(List.of("a", "b"));
        asked.answer(1);
        assertThat(waiting.stream().map(JointLookupsTest::found)).containsExactly("a", "b");
        assertThat(lookups.isIdle()).isTrue();
    }

    @Test
    void rounds_grow_while_they_are_back_quickly_and_no_larger_than_so_many_keys() {
        var futures = find(keys(400));
        for (int round = 0; round < asked.rounds.size(); round++) {
            asked.answer(round);
        }
        assertThat(sizes())
                .startsWith(JointLookups.FIRST_KEYS, 2 * JointLookups.FIRST_KEYS)
                .contains(JointLookups.MOST_KEYS)
                .allMatch(size -> size <= JointLookups.MOST_KEYS);
        assertThat(futures.stream().map(JointLookupsTest::found)).containsExactly(keys(400));
    }

    /// Whoever asks a source of which each key takes long would wait for all the others of the round.
    @Test
    void where_rounds_take_long_they_shrink_until_each_key_is_asked_for_alone_and_grow_again() {
        var futures = find(keys(8));
        pass(SHARE_MILLIS + 1);
        asked.answer(0);
        assertThat(sizes()).containsExactly(4, 2);
        pass(SHARE_MILLIS + 1);
        asked.answer(1);
        assertThat(sizes()).containsExactly(4, 2);
        assertThat(asked.alone).as("none behind another").containsExactly("k6", "k7");
        pass(SHARE_MILLIS + 1);
        asked.answerAlone(0);
        find("still alone");
        assertThat(asked.alone).hasSize(3);
        asked.answerAlone(1);
        asked.answerAlone(2);
        assertThat(futures).allMatch(Future::succeeded);

        find("a", "b");
        assertThat(asked.rounds).as("the last was back quickly").last().isEqualTo(List.of("a", "b"));
    }

    /// All rows of a round are in memory together.
    @Test
    void where_keys_have_many_rows_fewer_go_together() {
        find("many", "many", "many", "many", "many", "many", "a", "b");
        asked.answer(0);
        asked.answer(1);
        assertThat(sizes()).containsExactly(4, 2);
        assertThat(asked.alone).containsExactly("a", "b");
    }

    @Test
    void a_slow_key_is_cut_off_and_asked_for_alone_and_those_behind_it_go_on_at_once() {
        var futures = find("a", "slow", "b", "c");
        asked.end(0, 1, Ending.CUT_OFF, new IOException("cut off"));
        assertThat(found(futures.getFirst())).isEqualTo("a");
        assertThat(asked.alone).containsExactly("slow");
        assertThat(asked.rounds).last().isEqualTo(List.of("b", "c"));
        asked.answer(1);
        assertThat(found(futures.get(2))).isEqualTo("b");
        assertThat(found(futures.get(3))).isEqualTo("c");
        assertThat(futures.get(1).isComplete()).isFalse();
        asked.answerAlone(0);
        assertThat(found(futures.get(1))).isEqualTo("slow");
    }

    @Test
    void where_the_source_fails_at_one_that_one_fails_and_those_behind_it_go_on() {
        var futures = find("a", "bad", "b", "c");
        asked.end(0, 1, Ending.FAILED_AT_ONE, new IllegalArgumentException("of this key"));
        assertThat(found(futures.getFirst())).isEqualTo("a");
        assertThat(futures.get(1).cause()).hasMessage("of this key");
        assertThat(asked.rounds).last().isEqualTo(List.of("b", "c"));
        assertThat(asked.alone).isEmpty();
    }

    /// A service whose table was dropped fails at every key.
    @Test
    void where_the_source_fails_at_each_every_key_fails_by_itself_after_few_rounds() {
        var futures = find(keys(40));
        for (int round = 0; round < asked.rounds.size(); round++) {
            asked.end(round, 0, Ending.FAILED_AT_ONE, new IllegalArgumentException("round " + round));
        }
        assertThat(asked.rounds).hasSize(2);
        assertThat(asked.alone).hasSize(38);
        asked.answersAlone.forEach(each -> each.fail("alone"));
        assertThat(futures).allMatch(Future::failed);
    }

    @Test
    void a_lost_connection_is_lost_for_all_of_the_round_and_not_for_the_next() {
        var futures = find("a", "b");
        var next = find("c");
        asked.end(0, 0, Ending.LOST, new IOException("gone"));
        assertThat(futures).allSatisfy(each -> assertThat(each.cause()).hasMessage("gone"));
        assertThat(asked.alone).containsExactly("c");
        asked.answerAlone(0);
        assertThat(found(next.getFirst())).isEqualTo("c");
    }

    @Test
    void what_was_answered_before_the_connection_was_lost_is_an_answer() {
        var futures = find("a", "b");
        asked.end(0, 1, Ending.LOST, new IOException("gone"));
        assertThat(found(futures.getFirst())).isEqualTo("a");
        assertThat(futures.getLast().cause()).hasMessage("gone");
    }

    @Test
    void a_round_that_says_nothing_of_a_key_is_no_answer_to_anybody() {
        var futures = find("a", "b");
        asked.end(0, 1, Ending.ANSWERED, null);
        assertThat(futures).allSatisfy(each -> assertThat(each.cause()).isInstanceOf(Source.Garbled.class));
        assertThat(lookups.isIdle()).isTrue();
    }

    @Test
    void what_fails_after_the_last_key_was_answered_is_nobodys() {
        for (var ending : List.of(Ending.FAILED_AT_ONE, Ending.CUT_OFF, Ending.LOST)) {
            var futures = find("a", "b");
            asked.end(asked.rounds.size() - 1, 2, ending, new IOException("at the end"));
            assertThat(futures.stream().map(JointLookupsTest::found)).containsExactly("a", "b");
        }
    }

    @Test
    void a_source_that_takes_fewer_keys_is_asked_for_the_rest_in_the_next_rounds() {
        var futures = find("a", "b", "c", "d");
        asked.end(0, 3, Ending.IN_PART, null);
        assertThat(found(futures.get(2))).isEqualTo("c");
        assertThat(asked.rounds).last().isEqualTo(List.of("d"));
        asked.answer(1);
        find(keys(9));
        assertThat(sizes()).containsExactly(4, 1, 3);
    }

    /// As where its address cannot be read.
    @Test
    void a_source_that_cannot_even_be_asked_fails_every_call_and_is_asked_again() {
        asked.broken = true;
        assertThat(find("a", "b", "c", "d", "e"))
                .allSatisfy(each -> assertThat(each.cause()).hasMessage("cannot ask"));
        assertThat(lookups.isIdle()).isTrue();
        asked.broken = false;
        var next = find("f");
        asked.answerAlone(0);
        assertThat(found(next.getFirst())).isEqualTo("f");
    }

    @Test
    void whose_time_was_up_while_waiting_is_told_so_and_not_asked_for() {
        find("slow");
        var late = find("late", "late too");
        pass(LIMIT_MILLIS - 1);
        var inTime = find("in time");
        pass(1);
        asked.end(0, 0, Ending.CUT_OFF, new IOException("cut off"));
        assertThat(late).allSatisfy(each -> assertThat(each.cause()).isInstanceOf(TimeoutException.class));
        assertThat(asked.alone).as("the slow one's time is up as well").containsExactly("in time");
        asked.answerAlone(0);
        assertThat(found(inTime.getFirst())).isEqualTo("in time");
    }

    @Test
    void a_share_of_the_time_limit_is_an_eighth_and_no_less_than_a_pause_of_the_machine() {
        assertThat(JointLookups.shareMillis(LIMIT_MILLIS)).isEqualTo(SHARE_MILLIS);
        assertThat(JointLookups.shareMillis(100)).isEqualTo(50);
        assertThat(JointLookups.shareMillis(20)).isEqualTo(20);
    }
}
