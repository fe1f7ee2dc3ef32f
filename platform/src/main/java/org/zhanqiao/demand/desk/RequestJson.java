package org.zhanqiao.demand.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RequestAct;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.demand.requests.Rung;
import org.zhanqiao.workday.Reckoning;
import org.zhanqiao.workday.Step;
import org.zhanqiao.workday.StepWords;

/// A request as programs read it; `docs/requests.md` describes it.
@Schema(name = "AccessRequest", description = "数据申请及其期限 · an access request with its clocks")
record RequestJson(
        @Schema(description = "申请编号 · number", example = "R-2026-000012")
        String id,

        RequestState state,

        @Schema(description = "每办理一步加一 · goes up with every act")
        long version,

        @Schema(description = "申请部门的统一社会信用代码 · code of the agency that asks")
        String consumer,

        @Schema(description = "提供部门的统一社会信用代码 · code of the agency that is asked")
        String provider,

        @Schema(description = "资源代码 · code of the dataset") String dataset,

        ShareType shareType,

        @Schema(description = "申请内容，见 docs/requests.md · what is asked, as in docs/requests.md")
        Map<String, Object> asked,

        @Schema(description = "在走的期限的最后一天 · the last day of the clock that runs") @Nullable LocalDate due,

        @Schema(description = "节假日安排尚未公布，期限可能变 · the last day may still move, for its year is not announced")
        boolean provisional,

        @Schema(description = "逾期提醒到哪一级 · the rung that it reached, being overdue") @Nullable Rung escalated,

        @Schema(description = "授权编号 · number of the grant", example = "G-2026-000016") @Nullable String grant,

        @Schema(description = "协议的 SHA-256 · SHA-256 of the agreement") @Nullable String agreement,

        Clocks clocks,

        @Schema(description = "办理经过，从早到晚 · what was done, oldest first")
        List<Act> acts) {

    /// The clocks that were started.
    @Schema(name = "RequestClocks", description = "已起算的期限 · the clocks that were started")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Clocks(
            @Schema(description = "答复期限（第二十一条） · to answer, art. 21") @Nullable RunningClock answer,

            @Schema(description = "提供期限（第二十二条） · to deliver, art. 22") @Nullable RunningClock delivery) {}

    /// A clock with its calculation.
    @Schema(name = "Clock", description = "一个期限及其推算 · a clock and how it is reckoned")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RunningClock(
            @Schema(description = "是否在走 · whether it runs") boolean running,

            @Schema(description = "工作日数，含已同意的延期 · working days, with extensions granted")
            int workingDays,

            Instant start,

            @Schema(description = "最后一天；暂停时没有 · last day; absent while it stands") @Nullable LocalDate due,

            @Schema(description = "最后一天结束的时刻 · when the last day is over") @Nullable Instant end,

            @Schema(description = "从何时起暂停 · stands since") @Nullable Instant standingSince,

            @Schema(description = "暂停时剩余的工作日 · working days left while it stands") @Nullable Integer remaining,

            boolean provisional,

            List<ClockStep> steps,

            @Schema(description = "推算过程，中文 · the calculation in Chinese")
            List<String> words,

            @Schema(description = "推算过程，英文 · the calculation in English")
            List<String> wordsEn) {

        static RunningClock of(Reckoning reckoning, boolean running, StepWords words) {
            var due = reckoning instanceof Reckoning.Due found ? found : null;
            var standing = reckoning instanceof Reckoning.Standing found ? found : null;
            return new RunningClock(
                    running,
                    reckoning.clock().workingDays(),
                    reckoning.clock().start(),
                    due == null ? null : due.day(),
                    due == null ? null : due.end(),
                    standing == null ? null : standing.since(),
                    standing == null ? null : standing.remaining(),
                    reckoning.isProvisional(),
                    reckoning.steps().stream().map(ClockStep::of).toList(),
                    words.lines(reckoning, Locale.SIMPLIFIED_CHINESE),
                    words.lines(reckoning, Locale.ENGLISH));
        }
    }

    /// One step of the calculation.
    @Schema(name = "ClockStep", description = "推算的一步：一段日子怎么计 · one step: how some days count")
    record ClockStep(
            LocalDate from,
            LocalDate to,

            @Schema(description = "这些天是什么日子 · what these days are")
            Step.Kind kind,

            @Schema(description = "节假日名称；没有则为空 · name of the holiday, empty for none")
            String occasion,

            @Schema(description = "到此共计几个工作日 · working days counted so far")
            int counted,

            @Schema(description = "该年节假日安排是否已公布 · whether the year's holidays are announced")
            boolean announced) {

        static ClockStep of(Step step) {
            return new ClockStep(
                    step.from(), step.to(), step.kind(), step.occasion(), step.counted(), step.announced());
        }
    }

    /// Something that was done.
    @Schema(name = "RequestAct", description = "办理的一步 · something that was done")
    record Act(
            @Schema(description = "从 1 起 · from 1") long number,

            ActKind act,

            @Schema(description = "办理之后的状态 · state after it")
            RequestState state,

            @Schema(description = "经办人账号；平台办理的为空 · login; empty for the platform")
            String by,

            @Schema(description = "经办人所在部门的代码；没有则为空 · code of the agency, empty for none")
            String agency,

            Instant at,

            @Schema(description = "理由；没有则为空 · why, empty for none")
            String because) {

        private static Act of(RequestAct act) {
            return new Act(act.number(), act.kind(), act.to(), act.by(), act.agency(), act.at(), act.because());
        }
    }

    static RequestJson of(Dossier dossier, @Nullable String agreement, Clocks clocks) {
        var request = dossier.request();
        return new RequestJson(
                request.id(),
                request.state(),
                request.version(),
                request.consumer(),
                request.provider(),
                request.dataset(),
                request.shareType(),
                request.ask().facts(),
                request.due(),
                request.provisional(),
                request.rung(),
                request.grant().isEmpty() ? null : request.grant(),
                agreement,
                clocks,
                dossier.history().acts().stream().map(Act::of).toList());
    }
}
