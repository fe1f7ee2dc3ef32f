package org.zhanqiao.exchange.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhanqiao.client.Timing;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.identity.ConsoleAccess;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.SystemKey;

/// The call itself, without a platform: what is said when nobody answers, and how the same call is made otherwise.
class A02_TrialCallsTest {

    private static final Instant NOW = Instant.parse("2026-11-02T01:00:00Z");
    private static final TrialRequest REQUEST = new TrialRequest(
            "enrolment",
            "police.resident",
            Mode.QUERY,
            Map.of("id_number", "37'0 \\\"2"),
            Map.of(),
            List.of("name", "phone"),
            "2026 1",
            "");

    @Test
    void where_no_exchange_answers_it_says_that_nothing_was_sent() {
        var key = new SystemKey("k", "s", KeyAlgorithm.HMAC_SHA256, null, NOW, NOW.plusSeconds(900), null);
        var access = new ConsoleAccess.Open(key, new byte[32]);
        var nowhere = URI.create("http://127.0.0.1:1");
        assertThat(new TrialCalls(List.of(nowhere, nowhere), InstantSource.fixed(NOW)).make(REQUEST, access))
                .isInstanceOfSatisfying(
                        Trial.Unanswered.class,
                        none -> assertThat(none.message())
                                .contains("未发出任何数据", "nothing was sent")
                                .doesNotContain("37"));
        assertThat(new TrialCalls(List.of(), InstantSource.fixed(NOW)).make(REQUEST, access))
                .isInstanceOfSatisfying(
                        Trial.Unanswered.class,
                        none -> assertThat(none.message()).contains("zhanqiao.exchange-url"));
    }

    @Test
    void a_shell_and_a_compiler_read_the_values_as_they_are() {
        assertThat(EquivalentCalls.command(REQUEST, ""))
                .isEqualTo("./zhanqiao call police.resident --as enrolment --key 'id_number=37'\\''0 \\\"2'"
                        + " --fields name,phone --case '2026 1'");
        assertThat(EquivalentCalls.command(REQUEST, "/srv/city one")).endsWith(" --data-dir '/srv/city one'");
        assertThat(EquivalentCalls.code(REQUEST, "http://localhost:8090", ""))
                .contains(".key(Map.of(\"id_number\", \"37'0 \\\\\\\"2\"))", ".caseNumber(\"2026 1\")")
                .doesNotContain("trusting");
    }

    @Test
    void nothing_prints_a_value() {
        assertThat(REQUEST.toString()).isEqualTo("TrialRequest[enrolment police.resident QUERY]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0.000 | 0.100 | 0.800 | 0.900 | 1.000 | CHECKS 0+100 100.000, SOURCE 100+700 700.000, MASKING 800+100 100.000, EVIDENCE 900+100 100.000
            0.000 | 0.100 | 0.900 |       | 1.000 | CHECKS 0+100 100.000, SOURCE 100+800 800.000, MASKING 900+100 100.000
            0.000 | 0.500 |       | 0.900 | 1.000 | CHECKS 0+500 500.000, SOURCE 500+400 400.000, EVIDENCE 900+100 100.000
            0.000 |       |       | 0.005 | 0.010 | CHECKS 0+500 5.000, EVIDENCE 500+500 5.000
            0.000 |       |       | 9.000 | 0.010 | CHECKS 0+1000 10.000
            """)
    void the_parts_of_the_time_lie_side_by_side(
            double received,
            @Nullable Double asked,
            @Nullable Double answered,
            @Nullable Double recorded,
            double sent,
            String expected) {
        var timing = new Timing(
                at(received), asked == null ? null : at(asked), answered == null ? null : at(answered), at(sent));
        assertThat(TimingView.of(timing, recorded == null ? null : at(recorded)).parts())
                .map(part -> part.name() + " " + part.from() + "+" + part.width() + " " + part.millis())
                .containsExactly(expected.split(", ", -1));
    }

    private static Instant at(double seconds) {
        return NOW.plusMillis(Math.round(seconds * 1000));
    }
}
