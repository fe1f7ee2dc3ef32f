package org.zhanqiao.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.TestKeys;
import org.zhanqiao.audit.AgencyFigures.Side;
import org.zhanqiao.audit.AgencyFigures.Step;
import org.zhanqiao.identity.SecretBox;

/// What the evidence says, to auditors and to citizens.
class AuditTrailTest {

    private static final String ANNA = "370202199001011237";
    private static final String BORIS = "370202198506152217";
    private static final String CONSUMER = "11370200MB0000001A";
    private static final String PROVIDER = "11370200MB0000002B";

    private final TestDatabase database = TestDatabase.fresh();
    private final JdbcClient jdbc = database.jdbc();
    private final String masterKey = TestKeys.random();
    private final SecretBox box = SecretBox.of(masterKey, new SecureRandom());
    private final SampleSubjects subjects = new SampleSubjects(jdbc, box);
    private final AuditTrail trail = new AuditTrail(jdbc, box, new SecureRandom());
    private final SampleLog sample;

    AuditTrailTest(@TempDir Path directory) {
        sample = SampleLog.in(directory.resolve("log"), "zhanqiao.test/exchange/1");
    }

    @AfterEach
    void close() {
        sample.close();
    }

    @Test
    void calls_are_listed_newest_first_and_paged_both_ways_without_gap_or_repetition() throws SQLException {
        for (int i = 0; i < 25; i++) {
            // Several calls at one instant: log and index decide.
            sample.append(SampleLog.served(i / 4));
        }
        index();
        var seen = new ArrayList<Long>();
        var slice = trail.listCalls(CallFilter.all(), new Place.Newest(), 10);
        assertThat(slice.newer()).isNull();
        while (true) {
            slice.rows().forEach(call -> seen.add(call.index()));
            if (slice.older() == null) {
                break;
            }
            slice = trail.listCalls(CallFilter.all(), new Place.OlderThan(slice.older()), 10);
        }
        assertThat(seen).hasSize(25).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(slice.rows()).hasSize(5);
        var back = trail.listCalls(
                CallFilter.all(), new Place.NewerThan(slice.rows().getFirst().cursor()), 10);
        assertThat(back.rows().stream().map(CallEntry::index))
                .containsExactly(14L, 13L, 12L, 11L, 10L, 9L, 8L, 7L, 6L, 5L);
        assertThat(back.newer()).isNotNull();
        assertThat(trail.streamCalls(CallFilter.all())).hasSize(25);
    }

    @Test
    void every_filter_finds_its_calls_and_only_them() throws SQLException {
        var other = SampleLog.served(1);
        other.put("agency", "A2");
        other.put("service", "S2");
        other.put("grant", "G-2");
        other.put("case", trail.caseCommitments("QD-2026-000123").getFirst());
        sample.append(other);
        sample.append(SampleLog.served(2));
        sample.append(SampleLog.refused(3, "no-grant"));
        index();
        assertThat(found(filter(null, "", "A2", "", "", "", List.of()))).containsExactly(0L);
        assertThat(found(filter(null, "", PROVIDER, "", "", "", List.of()))).containsExactly(1L, 0L);
        assertThat(found(filter(null, "", "", "S2", "", "", List.of()))).containsExactly(0L);
        assertThat(found(filter(null, "", "", "", "G-2", "", List.of()))).containsExactly(0L);
        assertThat(found(filter(null, "", "", "", "", SampleLog.callId(2), List.of())))
                .containsExactly(1L);
        assertThat(found(filter(CallOutcome.REFUSED, "", "", "", "", "", List.of())))
                .containsExactly(2L);
        assertThat(found(filter(null, "no-grant", "", "", "", "", List.of()))).containsExactly(2L);
        assertThat(found(filter(null, "", "", "", "", "", trail.caseCommitments("QD-2026-000123"))))
                .containsExactly(0L);
        assertThat(found(filter(null, "", "", "", "", "", trail.caseCommitments("QD-2026-000124"))))
                .isEmpty();
        var second = SampleLog.BEGIN.plusSeconds(2);
        assertThat(found(new CallFilter(second, second.plusSeconds(1), null, "", "", "", "", "", List.of())))
                .containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"' or 1=1 --", "\\", "\u0000", "%", "\uD800", "a\u202Eb", "1); drop table audit.entry; --", "😀"
            })
    void hostile_input_finds_nothing_and_harms_nothing(String hostile) throws SQLException {
        sample.append(SampleLog.served(1));
        index();
        assertThat(found(filter(null, hostile, "", "", "", "", List.of()))).isEmpty();
        assertThat(found(filter(null, "", hostile, "", "", "", List.of()))).isEmpty();
        assertThat(found(filter(null, "", "", hostile, "", "", List.of()))).isEmpty();
        assertThat(found(filter(null, "", "", "", hostile, "", List.of()))).isEmpty();
        assertThat(found(filter(null, "", "", "", "", hostile, List.of()))).isEmpty();
        assertThat(found(filter(null, "", "", "", "", "", List.of(hostile)))).isEmpty();
        assertThat(trail.whoUsedMyData(hostile, new Place.Newest(), 10).rows()).isEmpty();
        assertThat(trail.findUse(ANNA, hostile)).isEmpty();
        assertThat(Cursor.parse(hostile)).isEmpty();
        assertThat(found(CallFilter.all())).hasSize(1);
    }

    @Test
    void a_cursor_survives_its_text_form() {
        var cursor = new Cursor(Instant.parse("2026-11-02T01:02:03.456789Z"), 3, 17);
        assertThat(Cursor.parse(cursor.text())).contains(cursor);
        assertThat(Cursor.parse("999999999999999999.999999999.999999999999999999"))
                .isPresent();
        assertThat(trail.listCalls(
                                CallFilter.all(), Place.parse("999999999999999999.999999999.999999999999999999", ""), 1)
                        .rows())
                .isEmpty();
        for (var bad : List.of("", "1.2", "1.2.3.4", "-1.2.3", "1.2.99999999999999999999")) {
            assertThat(Place.parse(bad, bad)).isEqualTo(new Place.Newest());
        }
    }

    @Test
    void a_citizen_sees_who_used_their_data_and_nothing_of_anybody_else() throws SQLException {
        for (int i = 0; i < 12; i++) {
            sample.append(SampleLog.served(i), subjects.commit(ANNA));
        }
        sample.append(SampleLog.served(20), subjects.commit(BORIS));
        sample.append(SampleLog.served(21), subjects.commit(BORIS), subjects.commit(ANNA));
        sample.append(SampleLog.served(22));
        index();
        var first = trail.whoUsedMyData(ANNA, new Place.Newest(), 10);
        assertThat(first.rows())
                .hasSize(10)
                .first()
                .extracting(CallEntry::index)
                .isEqualTo(13L);
        var second = trail.whoUsedMyData(ANNA, Place.parse(cursor(first.older()), ""), 10);
        assertThat(second.rows()).hasSize(3);
        assertThat(second.older()).isNull();
        assertThat(second.newer()).isNotNull();
        assertThat(trail.whoUsedMyData(BORIS, new Place.Newest(), 10).rows())
                .extracting(CallEntry::index)
                .containsExactly(13L, 12L);
        assertThat(trail.findUse(BORIS, SampleLog.callId(20))).isPresent();
        assertThat(trail.findUse(ANNA, SampleLog.callId(20)))
                .as("another's call is as unknown as none")
                .isEmpty();
        assertThat(trail.findUse(ANNA, SampleLog.callId(22))).isEmpty();
        assertThat(trail.whoUsedMyData("370202200001010015", new Place.Newest(), 10)
                        .rows())
                .isEmpty();
    }

    @Test
    void an_erased_citizen_is_in_no_entry_any_more_and_the_proofs_still_hold() throws SQLException {
        sample.append(SampleLog.served(1), subjects.commit(ANNA), subjects.commit(BORIS));
        sample.append(SampleLog.served(2));
        index();
        assertThat(trail.erase(ANNA)).isTrue();
        assertThat(trail.erase(ANNA)).as("there is nothing left").isFalse();
        assertThat(trail.whoUsedMyData(ANNA, new Place.Newest(), 10).rows()).isEmpty();
        assertThat(trail.findUse(ANNA, SampleLog.callId(1))).isEmpty();
        assertThat(trail.whoUsedMyData(BORIS, new Place.Newest(), 10).rows()).hasSize(1);
        var raw = trail.getRaw(1, 0);
        var head = sample.log().checkpoint();
        assertThat(sample.log()
                        .inclusionProof(0, head.size())
                        .verify(raw.data(), head.root(), sample.log().manifest().hash()))
                .isTrue();
        sample.append(SampleLog.served(3), subjects.commit(ANNA));
        LogIndexer.rebuild(sample.log(), database.dataSource(), (done, of) -> {});
        assertThat(trail.whoUsedMyData(ANNA, new Place.Newest(), 10).rows())
                .as("a new salt finds what is new, and an index made anew brings nothing back")
                .extracting(CallEntry::index)
                .containsExactly(2L);
    }

    @Test
    void what_was_written_before_the_master_key_was_changed_is_still_found() throws SQLException {
        var entry = SampleLog.served(1);
        entry.put("case", trail.caseCommitments("QD-1").getFirst());
        sample.append(entry, subjects.commit(ANNA));
        var rotated = SecretBox.of(TestKeys.random() + "," + masterKey, new SecureRandom());
        sample.append(SampleLog.served(2), new SampleSubjects(jdbc, rotated).commit(ANNA));
        index();
        var after = new AuditTrail(jdbc, rotated, new SecureRandom());
        assertThat(after.whoUsedMyData(ANNA, new Place.Newest(), 10).rows()).hasSize(2);
        assertThat(after.listCalls(
                                filter(null, "", "", "", "", "", after.caseCommitments("QD-1")), new Place.Newest(), 10)
                        .rows())
                .hasSize(1);
        assertThat(after.erase(ANNA)).isTrue();
        assertThat(after.whoUsedMyData(ANNA, new Place.Newest(), 10).rows()).isEmpty();
    }

    @Test
    void figures_count_by_time_reason_and_service_and_give_percentiles() throws SQLException {
        for (int i = 1; i <= 100; i++) {
            var entry = SampleLog.served(i * 60);
            var received = SampleLog.BEGIN.plusSeconds(i * 60L);
            entry.put("asked", received.plusMillis(2).toString());
            entry.put("answered", received.plusMillis(2 + i).toString());
            entry.put("recorded", received.plusMillis(3 + i).toString());
            sample.append(entry);
        }
        sample.append(SampleLog.refused(1, "no-grant"));
        sample.append(SampleLog.refused(2, "no-grant"));
        sample.append(SampleLog.refused(3, "bad-signature"));
        index();
        var until = SampleLog.BEGIN.plus(Duration.ofDays(1));
        var figures = trail.figures(CONSUMER, Side.CONSUMER, "", SampleLog.BEGIN, until, Step.HOUR);
        assertThat(figures.counts())
                .containsExactly(
                        new AgencyFigures.Count(SampleLog.BEGIN, 59, 3, 0),
                        new AgencyFigures.Count(SampleLog.BEGIN.plus(Duration.ofHours(1)), 41, 0, 0));
        assertThat(figures.refusals())
                .containsExactly(
                        new AgencyFigures.ReasonCount(CallOutcome.REFUSED, "no-grant", 2),
                        new AgencyFigures.ReasonCount(CallOutcome.REFUSED, "bad-signature", 1));
        var latencies = new HashMap<CallPart, AgencyFigures.Latency>();
        figures.services().getFirst().latencies().forEach(latency -> latencies.put(latency.part(), latency));
        assertThat(latencies)
                .as("no entry can say how long it took to be durable")
                .containsOnlyKeys(CallPart.CHECKS, CallPart.SOURCE, CallPart.MASKING, CallPart.WHOLE);
        var node = new SendingTimes();
        node.add(SampleLog.BEGIN, CONSUMER, PROVIDER, "resident-basic", Duration.ofMillis(7));
        try (var connection = database.dataSource().getConnection()) {
            node.carry(connection, "node-1");
        }
        assertThat(trail.figures(CONSUMER, Side.CONSUMER, "", SampleLog.BEGIN, until, Step.HOUR)
                        .services()
                        .getFirst()
                        .latencies())
                .as("and nodes do")
                .filteredOn(latency -> latency.part() == CallPart.EVIDENCE)
                .singleElement()
                .satisfies(latency -> assertThat(latency.p50()).isBetween(6.65, 7.35));
        var source = Optional.ofNullable(latencies.get(CallPart.SOURCE)).orElseThrow();
        assertThat(source.calls()).isEqualTo(100);
        assertThat(source.p50()).isBetween(47.5, 52.5);
        assertThat(source.p90()).isBetween(85.5, 94.5);
        assertThat(source.p99()).isBetween(94.0, 104.0);
        var day = trail.figures(PROVIDER, Side.PROVIDER, "", SampleLog.BEGIN.minusSeconds(36_000), until, Step.DAY);
        assertThat(day.counts())
                .as("days begin at midnight in the city")
                .containsExactly(new AgencyFigures.Count(Instant.parse("2026-11-01T16:00:00Z"), 100, 0, 0));
        assertThat(trail.figures("nobody", Side.CONSUMER, "", SampleLog.BEGIN, until, Step.DAY)
                        .services())
                .isEmpty();
    }

    @Test
    void months_tell_how_well_services_were_served_and_open_the_calls() throws SQLException {
        for (int i = 1; i <= 10; i++) {
            var entry = SampleLog.served(i);
            entry.put("fresh", i > 2);
            sample.append(entry);
        }
        var down = SampleLog.served(11);
        down.put("outcome", "unavailable");
        down.put("reason", "source-resting");
        sample.append(down);
        var refused = SampleLog.served(12);
        refused.put("outcome", "refused");
        refused.put("reason", "no-grant");
        sample.append(refused);
        sample.append(SampleLog.refused(13, "bad-signature"));
        // In the city it is October still at 15:59 of the 31st, and November at 16:00.
        var october = SampleLog.served(14);
        october.put("received", "2026-10-31T15:59:59Z");
        sample.append(october);
        index();
        var november = new CallScope(YearMonth.of(2026, 11), YearMonth.of(2026, 11), "", "");
        var performance = trail.performanceByService(november).get("resident-basic");
        assertThat(performance).isNotNull();
        assertThat(performance)
                .extracting(Performance::served, Performance::refused, Performance::unavailable, Performance::kept)
                .containsExactly(10L, 1L, 1L, 2L);
        assertThat(performance.stability()).hasValue(10.0 / 11);
        assertThat(performance.freshness()).hasValue(0.8);
        assertThat(performance.median().orElseThrow()).isBetween(5.7, 6.3);
        assertThat(trail.performanceByProvider(november)).containsOnlyKeys(PROVIDER);
        assertThat(trail.performanceByMonth(new CallScope(YearMonth.of(2026, 1), YearMonth.of(2026, 12), "", CONSUMER)))
                .containsOnlyKeys(YearMonth.of(2026, 10), YearMonth.of(2026, 11));
        assertThat(trail.performanceByMonth(november)
                        .getOrDefault(november.from(), Performance.none())
                        .refused())
                .as("a month has the call that names no service too, and opens it")
                .isEqualTo(2)
                .isEqualTo(trail.streamCalls(CallFilter.of(november, CallOutcome.REFUSED, "", false))
                        .count());
        assertThat(trail.performanceByService(new CallScope(november.from(), november.to(), CONSUMER, "")))
                .as("the calling agency served nobody")
                .isEmpty();
        assertThat(trail.streamCalls(CallFilter.of(november, CallOutcome.SERVED, "resident-basic", false)))
                .hasSize(10);
        assertThat(trail.streamCalls(CallFilter.of(november, null, "", true))).hasSize(2);
        assertThat(trail.streamCalls(CallFilter.of(november, CallOutcome.UNAVAILABLE, "", false)))
                .hasSize(1);
    }

    private List<Long> found(CallFilter filter) {
        return trail.listCalls(filter, new Place.Newest(), 10).rows().stream()
                .map(CallEntry::index)
                .toList();
    }

    private static CallFilter filter(
            @Nullable CallOutcome outcome,
            String reason,
            String agency,
            String service,
            String grant,
            String call,
            List<String> cases) {
        return new CallFilter(null, null, outcome, reason, agency, service, grant, call, cases);
    }

    private static String cursor(@Nullable Cursor cursor) {
        return cursor == null ? "" : cursor.text();
    }

    private void index() throws SQLException {
        LogIndexer.rebuild(sample.log(), database.dataSource(), (done, of) -> {});
    }
}
