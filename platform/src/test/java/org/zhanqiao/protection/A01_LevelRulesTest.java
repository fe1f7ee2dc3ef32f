package org.zhanqiao.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhanqiao.PlatformTest;

/// The table of what each level allows: its default, what no table may say, who changed it, and two at once.
@PlatformTest
class A01_LevelRulesTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "levels.md");

    @Autowired
    LevelRules rules;

    @Test
    void a01_a_new_city_starts_with_the_default() {
        assertThat(rules.listVersions().getLast())
                .satisfies(first -> assertThat(first.version()).isEqualTo(1))
                .satisfies(first -> assertThat(first.table()).isEqualTo(LevelTable.DEFAULT));
        assertThat(LevelTable.DEFAULT.listBreaches()).isEmpty();
    }

    @Test
    void a02_level_4_is_never_returned_or_opened_and_a_higher_level_allows_no_more_than_a_lower() {
        var top = LevelTable.DEFAULT.of(Level.L4);
        var returned = LevelTable.DEFAULT.with(
                new Allowance(Level.L4, true, Opening.CONDITIONAL, MaskStrength.FULL, false, top.duties()));
        assertThat(change(returned, "想放开"))
                .isEqualTo(new LevelTableChange.Unfit(List.of(
                        new LevelTable.Breach(LevelTable.Flaw.TOP_RETURNED, Level.L4),
                        new LevelTable.Breach(LevelTable.Flaw.TOP_OPENED, Level.L4))));
        var three = LevelTable.DEFAULT.of(Level.L3);
        var upsideDown = LevelTable.DEFAULT.with(
                new Allowance(Level.L2, false, Opening.CLOSED, MaskStrength.CLEAR, false, three.duties()));
        assertThat(upsideDown.listBreaches())
                .containsExactly(new LevelTable.Breach(LevelTable.Flaw.HIGHER_LOOSER, Level.L3));
        assertThatThrownBy(() -> change(LevelTable.DEFAULT, "  ")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a03_of_two_who_change_the_same_table_at_once_one_is_told() throws Exception {
        long basedOn = rules.getLatest().version();
        var barrier = new CyclicBarrier(2);
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = pool.invokeAll(List.of(at(barrier, "甲", basedOn), at(barrier, "乙", basedOn))).stream()
                    .map(Future::resultNow)
                    .toList();
            assertThat(outcomes).hasAtLeastOneElementOfType(LevelTableChange.Changed.class);
            assertThat(outcomes).hasAtLeastOneElementOfType(LevelTableChange.Overtaken.class);
        }
        var latest = rules.getLatest();
        assertThat(latest.version()).isEqualTo(basedOn + 1);
        assertThat(latest.because()).isEqualTo("同时修改");
        assertThat(latest.by()).isIn("甲", "乙");
        assertThat(change(LevelTable.DEFAULT, "恢复")).isInstanceOf(LevelTableChange.Changed.class);
    }

    private Callable<LevelTableChange> at(CyclicBarrier barrier, String by, long basedOn) {
        return () -> {
            barrier.await();
            return rules.change(stricter(), basedOn, by, "同时修改");
        };
    }

    private static LevelTable stricter() {
        var three = LevelTable.DEFAULT.of(Level.L3);
        return LevelTable.DEFAULT.with(new Allowance(
                Level.L3, true, Opening.CLOSED, MaskStrength.PARTIAL, three.secondApproval(), three.duties()));
    }

    private LevelTableChange change(LevelTable table, String because) {
        return rules.change(table, rules.getLatest().version(), "安全管理员", because);
    }

    @Test
    void a04_masks_from_weak_to_strong() {
        var strengths = List.of("none", "sm4", "keep:1:0", "year", "district", "band:10", "hide", "pseudonym").stream()
                .map(text -> Mask.parse(text).strength())
                .toList();
        assertThat(strengths).isSorted();
        assertThat(Set.copyOf(strengths)).containsExactlyInAnyOrder(MaskStrength.values());
    }

    /// `docs/levels.md` holds the default as one table. To mend it, put there what the failure shows.
    @Test
    void a05_the_documentation_shows_the_default() throws IOException {
        var table = LevelTable.DEFAULT.rows().stream()
                .map(row -> "| %d | %s | %s | %s | %s | %s |"
                        .formatted(
                                row.level().number(),
                                row.returned() ? "yes" : "verified only",
                                row.opening(),
                                row.returned() ? row.weakestMask() : "–",
                                row.secondApproval() ? "yes" : "no",
                                row.duties().stream().map(Enum::name).collect(Collectors.joining(", "))))
                .collect(Collectors.joining("\n"));
        assertThat(Files.readString(DOCUMENT)).contains(table);
    }
}
