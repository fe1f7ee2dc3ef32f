package org.zhanqiao.barrier.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.zhanqiao.web.InputError;

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

            @Schema(
                    description = "窗口代码，海报二维码里的 at；没有或已停用会被拒收"
                            + " · code of the counter, as in its QR code; refused when unknown or out of use")
            @Nullable String counter,

            @Schema(
                    description = "专项行动代号；没有这个代号或不在征集期会被拒收"
                            + " · code of a campaign; refused when unknown or while it does not collect")
            @Nullable String campaign) {

        /// What is one of several, and is none of them.
        List<InputError> listUnknown() {
            var errors = new ArrayList<InputError>();
            unknown(errors, "howOften", HowOften.class, howOften);
            unknown(errors, "timeSpent", TimeSpent.class, timeSpent);
            return errors;
        }

        private static <E extends Enum<E>> void unknown(
                List<InputError> errors, String member, Class<E> type, @Nullable String given) {
            if (given != null && !given.isEmpty() && Answers.choice(type, given) == null) {
                var known =
                        Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(" "));
                errors.add(InputError.of(member, "barrier.report.choice.unknown", known));
            }
        }

        Answers answers(String knownCounter) {
            return new AnswerForm(matter, paper, places, howOften, timeSpent, story, name, contact)
                    .answers(knownCounter)
                    .from(knownCounter, Answers.clean(campaign));
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

    /// A photo that is kept.
    @Schema(name = "BarrierReportPhoto", description = "保存的照片，已重画 · the photo that is kept, drawn anew")
    record Photo(
            @Schema(description = "第几张，从 1 数起 · which one, counted from 1")
            int number,

            @Schema(description = "宽，像素 · width in pixels") int width,

            @Schema(description = "高，像素 · height in pixels") int height) {}

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
            Report.@Nullable Answer answer,

            @Schema(description = "办理它的整改事项；未立案则没有 · the case that handles it, absent before there is one") @Nullable Handling handling,

            @Schema(description = "立案、并入和拆出的经过，从早到晚 · how it came into cases and out of them, oldest first")
            List<Move> moves) {

        static Standing of(Report report, ReportStory.Told told, MessageSource messages) {
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
                    shown.answer(),
                    told.progress() == null ? null : Handling.of(told.progress(), told.steps(), messages),
                    told.moves().stream().map(Move::of).toList());
        }
    }

    /// How far its case has come.
    @Schema(name = "BarrierReportHandling", description = "整改事项办到哪一步 · how far the case has come")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Handling(
            @Schema(description = "整改事项编号 · number of the case", example = "ZG-2026-000012")
            String id,

            @Schema(description = "状态，与 /api/v1/cases 相同 · its state, as in /api/v1/cases", example = "ACCEPTED")
            String state,

            @Schema(description = "责任单位简称；未交办则为空 · short name of the responsible agency, empty before it is assigned")
            String agency,

            @Schema(description = "最后一天；期限暂停或已销号则没有 · last day; absent while the clock stands") @Nullable LocalDate due,

            @Schema(description = "放假安排还没有载入，最后一天可能变 · the last day may still move, for its year is not loaded")
            boolean provisional,

            @Schema(description = "请反映人在哪天前答复；现在不问则没有 · last day to answer; absent while nobody is asked") @Nullable LocalDate answerBy,

            @Schema(description = "办理经过，从早到晚 · what was done, oldest first")
            List<Done> steps) {

        private static Handling of(
                CaseProgress.Progress progress, List<CaseProgress.Step> steps, MessageSource messages) {
            return new Handling(
                    progress.caseId(),
                    progress.state(),
                    progress.agency(),
                    progress.due(),
                    progress.provisional(),
                    progress.answerBy(),
                    steps.stream().map(step -> Done.of(step, messages)).toList());
        }
    }

    /// It came into a case, or was split off it.
    @Schema(name = "BarrierReportMove", description = "立案、并入或拆出 · it came into a case or was split off it")
    record Move(
            Instant at,

            @Schema(description = "FILED 立案，JOINED 并入，SPLIT 拆出 · filed, joined, split off")
            ReportMove.Kind what,

            @Schema(description = "整改事项编号 · number of the case", example = "ZG-2026-000012")
            String caseId) {

        private static Move of(ReportMove move) {
            return new Move(move.at(), move.kind(), move.caseId());
        }
    }

    /// A step of it.
    @Schema(name = "BarrierReportStep", description = "办理的一步 · something that was done")
    record Done(
            Instant at,

            @Schema(
                    description = "做了什么，与 /api/v1/cases/{id} 的 act 相同 · as act in /api/v1/cases/{id}",
                    example = "ASSIGN")
            String act,

            @Schema(description = "与查询页相同的一句话，中文 · the sentence of the page, in Chinese")
            String words,

            @Schema(description = "同上，英文 · the same in English")
            String wordsEn) {

        private static Done of(CaseProgress.Step step, MessageSource messages) {
            var arguments = step.arguments().toArray();
            return new Done(
                    step.at(),
                    step.what(),
                    messages.getMessage(step.key(), arguments, Locale.SIMPLIFIED_CHINESE),
                    messages.getMessage(step.key(), arguments, Locale.ENGLISH));
        }
    }
}
