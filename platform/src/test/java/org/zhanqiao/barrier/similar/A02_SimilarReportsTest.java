package org.zhanqiao.barrier.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.barrier.reports.Answers;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.NewReport;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.barrier.reports.Submission;
import org.zhanqiao.barrier.similar.ReportTexts.Kept;
import org.zhanqiao.barrier.similar.SimilarReports.Similar;

/// Suggestions follow what is reported: of this process and of others, through failures, and never what is hidden.
@PlatformTest
class A02_SimilarReportsTest {

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration LATER = Duration.ofSeconds(30);

    @Autowired
    private SimilarReports similar;

    @Autowired
    private Reports reports;

    @Autowired
    private ReportTexts texts;

    @Autowired
    private Wording wording;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    private Report report(String matter, String paper, String story) {
        var answers = Answers.general("", matter, paper, "", null, null, story, "", "");
        var sent = reports.enter(new NewReport(Channel.TELEPHONE, answers, false, null, "", "", "", null));
        return switch (sent) {
            case Submission.Received received -> reports.getReport(received.reference());
            case Submission.Unfit unfit -> throw new AssertionError(unfit.errors());
            case Submission.TooOften _,
                    Submission.TooSoon _,
                    Submission.KeyUsed _,
                    Submission.NothingWritten _,
                    Submission.Closed _ ->
                throw new AssertionError(sent.getClass().getSimpleName());
        };
    }

    private static List<String> references(List<Similar> found) {
        return found.stream().map(Similar::reference).toList();
    }

    private static void soon(ThrowingRunnable holds) {
        await().atMost(SOON).untilAsserted(holds);
    }

    private IndexFollower follower() throws IOException {
        var follower = new IndexFollower(texts, wording, InstantSource.system());
        follower.start();
        return follower;
    }

    private SimilarReports asking(IndexFollower follower) {
        return new SimilarReports(follower, texts, wording);
    }

    @Test
    void a01_a_report_in_other_words_is_suggested_with_its_case_and_never_itself() {
        var first = report("海域使用权过户", "不动产权证书", "窗口又要房产证");
        var other = report("海域使用权过户", "海域使用论证", "要论证报告");
        var second = report("海域使用权转移登记", "房本", "自己发的房本还要交一份");
        assertThat(reports.file(first.reference(), "case-of-the-sea")).isTrue();
        soon(() -> assertThat(similar.find(second, 10)).singleElement().satisfies(found -> {
            assertThat(found.reference()).isEqualTo(first.reference());
            assertThat(found.caseId()).isEqualTo("case-of-the-sea");
            assertThat(found.alike()).isBetween(SimilarReports.FLOOR, 100);
        }));
        assertThat(references(similar.find(other, 10))).doesNotContain(other.reference(), first.reference());
        assertThat(similar.find(second, 0)).isEmpty();
    }

    @Test
    void a02_the_most_alike_come_first_and_no_more_than_asked_for() {
        var asked = report("渔船检验发证", "渔船所有权证", "每年检验都要交所有权证");
        var nearly = report("渔船检验发证", "渔船所有权登记证", "检验要交登记证");
        var same = report("渔船检验发证", "渔船所有权证", "每年检验都要交所有权证");
        soon(() ->
                assertThat(references(similar.find(asked, 10))).containsExactly(same.reference(), nearly.reference()));
        assertThat(similar.find(asked, 1)).containsExactly(new Similar(same.reference(), "渔船检验发证", "渔船所有权证", "", 100));
    }

    @Test
    void a03_a_hidden_report_never_comes_whatever_the_index_holds() {
        var asked = report("盐田租赁备案", "租赁合同", "备案要合同");
        var hidden = report("盐田租赁备案", "租赁合同", "备案要合同");
        soon(() -> assertThat(references(similar.find(asked, 10))).containsExactly(hidden.reference()));
        hide(hidden.reference(), true);
        assertThat(similar.find(asked, 10)).isEmpty();
        hide(hidden.reference(), false);
        assertThat(references(similar.find(asked, 10))).containsExactly(hidden.reference());
    }

    private void hide(String reference, boolean hidden) {
        assertThat(jdbc.sql("""
                update barrier.report set hidden_because = :because, state = :state where reference = :reference
                """)
                        .param("because", hidden ? "广告" : "")
                        .param("state", hidden ? "HIDDEN" : "RECEIVED")
                        .param("reference", reference)
                        .update())
                .isOne();
    }

    @Test
    void a04_behind_many_hidden_ones_the_one_that_is_not_hidden_is_found() {
        var spam = IntStream.range(0, 200)
                .mapToObj(_ -> report("海钓许可", "钓具清单", "加微信代办").reference())
                .toList();
        spam.forEach(reference -> hide(reference, true));
        var real = report("海钓许可证", "钓具清单", "许可要钓具清单");
        var asked = report("海钓许可", "钓具清单", "加微信代办");
        soon(() -> assertThat(references(similar.find(asked, 10))).containsExactly(real.reference()));
    }

    @Test
    void a05_another_process_follows_by_itself_and_a_report_of_its_past_is_there_from_the_start() throws IOException {
        var before = report("灯塔保护巡查", "巡查证", "巡查证要复印");
        try (var other = follower()) {
            await().atMost(LATER).until(other::isWhole);
            assertThat(references(asking(other).find(unknown(before), 10))).contains(before.reference());
            var later = report("灯塔保护巡查", "巡查证", "又要巡查证");
            soon(() -> assertThat(references(asking(other).find(before, 10))).contains(later.reference()));
        }
    }

    /// The same as a report that no index knows.
    private static Kept unknown(Report like) {
        return new Kept(-1, "", "", like.matter(), like.paper(), like.places(), like.story());
    }

    @Test
    void a06_a_report_whose_transaction_ended_after_a_later_one_is_found_as_well() throws IOException {
        try (var other = follower()) {
            var slow = transactions.execute(_ -> {
                var kept = report("潮汐观测许可", "观测方案", "方案交了两次");
                var later = inAnotherTransaction(() -> report("岸线整治备案", "整治方案", "方案要盖章"));
                soon(() -> assertThat(references(asking(other).find(unknown(later), 10)))
                        .contains(later.reference()));
                return kept;
            });
            assertThat(slow).isNotNull();
            soon(() -> assertThat(references(asking(other).find(unknown(slow), 10)))
                    .contains(slow.reference()));
        }
    }

    private static Report inAnotherTransaction(Supplier<Report> reporting) {
        return CompletableFuture.supplyAsync(reporting).join();
    }

    @Test
    void a07_a_look_that_failed_is_tried_again() throws IOException {
        try (var other = follower()) {
            await().atMost(LATER).until(other::isWhole);
            jdbc.sql("alter table barrier.report rename to report_away").update();
            try {
                await().atMost(LATER).until(() -> !other.isWhole());
            } finally {
                jdbc.sql("alter table barrier.report_away rename to report").update();
            }
            var report = report("冰下捕捞许可", "捕捞日志", "日志交三份");
            soon(() -> assertThat(references(asking(other).find(unknown(report), 10)))
                    .contains(report.reference()));
        }
    }

    @Test
    void a08_hostile_texts_do_no_harm() {
        var hostile = List.of(
                "",
                "营".repeat(10_000),
                "x".repeat(10_000),
                "a ".repeat(5_000),
                "matter:* AND (a OR [b TO c]) ~10 ^5 && || ! \\",
                "'; drop table barrier.report; --",
                "\u202e\ufeff",
                "\ud800",
                "👩‍👩‍👧‍👦🏳️‍🌈".repeat(30),
                "𠮷𠮷𠮷",
                "ﷺ".repeat(100));
        var known = report("赶海区域备案", "区域图", "图要打印");
        soon(() -> assertThat(references(similar.find(unknown(known), 3))).containsExactly(known.reference()));
        for (var text : hostile) {
            assertThat(references(similar.find(new Kept(-1, "", "", text, text, text, text), 3)))
                    .as(text.substring(0, Math.min(20, text.length())))
                    .hasSizeLessThanOrEqualTo(3)
                    .doesNotContain(known.reference());
        }
        var emoji = report("👩‍👩‍👧‍👦 (a OR b)*", "~10 ^5", "🏳️‍🌈".repeat(100));
        var again = report("👩‍👩‍👧‍👦 (a OR b)*", "~10 ^5", "");
        soon(() -> assertThat(references(similar.find(again, 3))).contains(emoji.reference()));
    }

    @Test
    void a09_a_matter_is_known_by_what_people_leave_out_of_its_name() {
        var house = report("二手房水电气暖同步过户", "结婚证", "");
        var birth = report("出生", "户口簿", "");
        var flat = report("二手房过户", "结婚证", "");
        var born = report("出生登记", "户口簿", "");
        soon(() -> {
            assertThat(references(similar.find(flat, 5))).contains(house.reference());
            assertThat(references(similar.find(born, 5))).contains(birth.reference());
        });
    }
}
