package org.zhanqiao.workday;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A clock with its calculation, as programs read it.
@Schema(name = "Clock", description = "一个期限及其推算 · a clock and how it is reckoned")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ClockJson(
        @Schema(description = "是否在走 · whether it runs") boolean running,

        @Schema(description = "工作日数，含已同意的延期 · working days, with extensions granted")
        int workingDays,

        Instant start,

        @Schema(description = "最后一天；暂停时没有 · last day; absent while it stands") @Nullable LocalDate due,

        @Schema(description = "最后一天结束的时刻 · when the last day is over") @Nullable Instant end,

        @Schema(description = "从何时起暂停 · stands since") @Nullable Instant standingSince,

        @Schema(description = "暂停时剩余的工作日 · working days left while it stands") @Nullable Integer remaining,

        @Schema(description = "何时办结；尚未办结或不再需要办理的没有 · when it was met; absent while it is not, or never will be")
        @Nullable Instant met,

        boolean provisional,

        List<StepJson> steps,

        @Schema(description = "推算过程，中文 · the calculation in Chinese")
        List<String> words,

        @Schema(description = "推算过程，英文 · the calculation in English")
        List<String> wordsEn) {

    /// @param running whether what it measures is still owed
    /// @param met     when that was done; null while it is not, or never will be
    public static ClockJson of(Reckoning reckoning, boolean running, @Nullable Instant met, StepWords words) {
        var due = reckoning instanceof Reckoning.Due found ? found : null;
        var standing = reckoning instanceof Reckoning.Standing found ? found : null;
        return new ClockJson(
                running,
                reckoning.clock().workingDays(),
                reckoning.clock().start(),
                due == null ? null : due.day(),
                due == null ? null : due.end(),
                standing == null ? null : standing.since(),
                standing == null ? null : standing.remaining(),
                met,
                reckoning.isProvisional(),
                reckoning.steps().stream().map(StepJson::of).toList(),
                words.lines(reckoning, Locale.SIMPLIFIED_CHINESE),
                words.lines(reckoning, Locale.ENGLISH));
    }

    /// One step of the calculation.
    @Schema(name = "ClockStep", description = "推算的一步：一段日子怎么计 · one step: how some days count")
    public record StepJson(
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

        static StepJson of(Step step) {
            return new StepJson(step.from(), step.to(), step.kind(), step.occasion(), step.counted(), step.announced());
        }
    }
}
