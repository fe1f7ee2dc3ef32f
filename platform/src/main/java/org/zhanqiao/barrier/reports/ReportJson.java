package org.zhanqiao.barrier.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How programs send reports and read where they stand.
final class ReportJson {

    private ReportJson() {}

    /// What the questionnaire asks.
    @Schema(
            name = "BarrierReportDraft",
            description = "反映的内容，与网上问卷相同 · what the questionnaire asks",
            requiredProperties = {"matter"})
    record Draft(
            @Schema(description = "办的事，最多 100 字 · the matter", maxLength = AnswerCheck.LONGEST_NAME) @Nullable String matter,

            @Schema(
                    description = "又要的材料；与 story 至少填一项 · the paper asked for again; this or a story",
                    maxLength = AnswerCheck.LONGEST_NAME)
            @Nullable String paper,

            @Schema(description = "跑过的地方 · where they were sent", maxLength = AnswerCheck.LONGEST_PLACES) @Nullable String places,

            @Schema(description = "被要过几次 · how often", implementation = HowOften.class) @Nullable String howOften,

            @Schema(description = "花的时间 · how much time", implementation = TimeSpent.class) @Nullable String timeSpent,

            @Schema(description = "经过 · what happened", maxLength = AnswerCheck.LONGEST_STORY) @Nullable String story,

            @Schema(description = "怎么称呼 · how to call them", maxLength = AnswerCheck.LONGEST_CALLED) @Nullable String name,

            @Schema(description = "电话或邮箱，只给经办人员看 · telephone or e-mail, for those who handle it") @Nullable String contact,

            @Schema(description = "窗口代码，海报二维码里的 at · code of the counter, as in its QR code") @Nullable String counter) {

        Answers answers(String knownCounter) {
            return new AnswerForm(matter, paper, places, howOften, timeSpent, story, name, contact)
                    .answers(knownCounter);
        }
    }

    /// What became of it.
    @Schema(name = "BarrierReportReceipt", description = "收到的凭据 · what to keep")
    record Receipt(
            @Schema(description = "编号 · reference", example = "7K3M9-QXT2B")
            String reference,

            @Schema(description = "查询码，只在这里出现一次 · secret, told this once")
            String secret) {

        @Override
        public String toString() {
            return "Receipt[" + reference + "]";
        }
    }

    /// Where it stands.
    @Schema(
            name = "BarrierReport",
            description = "一条反映；文字里的姓名和号码已遮盖 · one report; names and numbers in its texts are covered")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Standing(
            String reference,

            @Schema(description = "RECEIVED 已收到，LINKED 办理中，HIDDEN 未公开 · received, being handled, not public")
            ReportState state,

            Channel channel,
            Instant receivedAt,
            String matter,
            String paper,
            String places,
            @Nullable HowOften howOften,
            @Nullable TimeSpent timeSpent,
            String story,

            @Schema(description = "照片张数 · how many photos") int photos,

            @Schema(description = "现在请反映人确认是否解决 · whether the reporter is asked if it is solved")
            boolean asked,

            @Schema(description = "反映人的答复 · what the reporter said")
            Report.@Nullable Answer answer) {

        static Standing of(Report report) {
            var shown = PublicReport.of(report);
            return new Standing(
                    shown.reference(),
                    shown.state(),
                    shown.channel(),
                    shown.receivedAt(),
                    shown.matter(),
                    shown.paper(),
                    shown.places(),
                    shown.howOften(),
                    shown.timeSpent(),
                    shown.story(),
                    report.photos(),
                    shown.asked(),
                    shown.answer());
        }
    }
}
