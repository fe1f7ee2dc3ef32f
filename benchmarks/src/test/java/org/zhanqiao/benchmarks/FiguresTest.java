package org.zhanqiao.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The arithmetic between wrk's output and the table.
class FiguresTest {

    @Test
    void a_result_is_read_from_among_wrks_own_lines() {
        var result = Wrk.parse("""
                Running 10s test @ http://127.0.0.1:18600
                  1 threads and 64 connections
                RESULT 50000 10000000 0 4100 9900
                """);
        assertThat(result.perSecond()).isEqualTo(5_000);
        assertThat(Sample.of(result, 2.5)).isEqualTo(new Sample(5_000, 4.1, 9.9, 50));
    }

    @Test
    void a_run_in_which_a_call_failed_does_not_count() {
        assertThatIllegalStateException().isThrownBy(() -> Wrk.parse("RESULT 50000 10000000 1 4100 9900\n"));
        assertThatIllegalStateException().isThrownBy(() -> Wrk.parse("unable to connect"));
    }

    @Test
    void the_median_is_taken_of_each_figure() {
        assertThat(Sample.median(List.of(new Sample(1, 9, 1, 7), new Sample(3, 1, 5, 8), new Sample(2, 5, 3, 9))))
                .isEqualTo(new Sample(2, 5, 3, 8));
        assertThat(Sample.median(List.of(new Sample(1, 1, 1, 1), new Sample(3, 3, 3, 3))))
                .isEqualTo(new Sample(2, 2, 2, 2));
    }

    @Test
    void a_ratio_is_taken_within_each_round() {
        var slowSecondRound = List.of(new Sample(100, 1, 1, 1), new Sample(10, 1, 1, 1), new Sample(100, 1, 1, 1));
        var product = List.of(new Sample(70, 1, 1, 1), new Sample(6, 1, 1, 1), new Sample(80, 1, 1, 1));
        var ratio = Ratio.of(product, slowSecondRound, Sample::perSecond);
        assertThat(ratio.median()).isEqualTo(0.7);
        assertThat(ratio.cells()).isEqualTo("0.70 | 0.60 to 0.80");
    }
}
