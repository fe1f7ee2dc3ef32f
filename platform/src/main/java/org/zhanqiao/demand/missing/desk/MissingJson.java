package org.zhanqiao.demand.missing.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.missing.MissingActKind;
import org.zhanqiao.demand.missing.MissingDataset;
import org.zhanqiao.demand.missing.MissingDetail;
import org.zhanqiao.demand.missing.MissingDossier;
import org.zhanqiao.demand.missing.MissingState;
import org.zhanqiao.demand.missing.Need;
import org.zhanqiao.proceeding.Rung;

/// A statement of missing data as programs read it; `docs/missing.md` describes it. A list leaves out the acts.
@Schema(name = "MissingDataset", description = "缺失数据需求 · data that the catalog does not hold, and who needs them")
@JsonInclude(JsonInclude.Include.NON_NULL)
record MissingJson(
        @Schema(description = "编号 · number", example = "M-2026-000004")
        String id,

        String name,

        @Schema(
                description =
                        "要求提供数据服务的目录条目；缺的是数据时没有 · code of the entry whose data service is asked for; absent when the data are missing")
        @Nullable String unserved,

        MissingState state,

        @Schema(description = "每作一次决定加一 · goes up with every decision")
        long version,

        @Schema(description = "各部门需要的数据项 · items that anybody needs")
        List<String> items,

        @Schema(description = "数源部门的代码；未定则没有 · code of the agency whose duty it is; absent while none is named")
        @Nullable String source,

        @Schema(description = "职责依据 · text and article that give it that duty") @Nullable String duty,

        @Schema(description = "在等的最后一天 · the day that somebody named") @Nullable LocalDate due,

        @Schema(description = "已告知逾期 · whether it was told that this day has passed")
        boolean overdue,

        @Schema(description = "逾期提醒到哪一级 · the rung that it reached, being overdue") @Nullable Rung escalated,

        @Schema(description = "提供这些数据的目录条目 · code of the entry that holds them, or will") @Nullable String entry,

        Instant stated,

        @Schema(description = "状态最近一次变化 · when its state last changed")
        Instant moved,

        @Schema(description = "各部门的需求，先提出的在前 · what each agency needs them for, the first one at the front")
        List<NeedJson> needs,

        @Schema(description = "办理经过，从早到晚；列表中没有 · what was done, oldest first; not in a list") @Nullable List<Act> acts) {

    /// What one agency needs it for.
    @Schema(name = "MissingNeed", description = "一个部门的需求 · what one agency needs it for")
    record NeedJson(
            @Schema(description = "部门的代码 · code of the agency")
            String agency,

            Instant at,
            List<String> items,
            String purpose,

            @Schema(description = "事项 · the matter it serves")
            String matter,

            @Schema(description = "能免交的材料 · the paper it would spare the citizen")
            String sparedPaper,

            String legalBasis) {

        private static NeedJson of(Need need) {
            var text = need.text();
            return new NeedJson(
                    need.agency(),
                    need.at(),
                    text.items(),
                    text.purpose(),
                    text.matter(),
                    text.sparedPaper(),
                    text.legalBasis());
        }
    }

    /// Something that was done.
    @Schema(name = "MissingAct", description = "办理的一步 · something that was done")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Act(
            @Schema(description = "从 1 起 · from 1") long number,

            MissingActKind act,

            @Schema(description = "办理之后的状态 · state after it")
            MissingState state,

            @Schema(description = "经办人账号；平台办理的为空 · login; empty for the platform")
            String by,

            @Schema(description = "经办人所在部门的代码；没有则为空 · code of the agency, empty for none")
            String agency,

            Instant at,

            @Schema(description = "理由；没有则为空 · why, empty for none")
            String because,

            @Schema(description = "指定的数源部门 · the agency named by it") @Nullable String source,

            @Schema(description = "依据 · the text and article it rests on") @Nullable String basis,

            @Schema(description = "指定的日子 · the day named by it") @Nullable LocalDate day,

            @Schema(description = "指向的目录条目 · the entry named by it") @Nullable String entry,

            @Schema(description = "该条目未列的数据项 · items that entry does not hold by name") @Nullable List<String> lacking,

            @Schema(description = "逾期提醒到哪一级 · the rung that it reached") @Nullable Rung rung) {

        private static Act of(org.zhanqiao.proceeding.Act<MissingState, MissingActKind> act) {
            return switch (MissingDetail.of(act)) {
                case MissingDetail.None() -> of(act, null, null, null, null, null, null);
                case MissingDetail.Entry(var code, var lacking) -> of(act, null, null, null, code, lacking, null);
                case MissingDetail.Duty(var agency, var basis, var day) ->
                    of(act, agency, basis, day, null, null, null);
                case MissingDetail.Basis(var text) -> of(act, null, text, null, null, null, null);
                case MissingDetail.Day(var day) -> of(act, null, null, day, null, null, null);
                case MissingDetail.Supervision(var day) -> of(act, null, null, day, null, null, null);
                case MissingDetail.Escalation(var rung) -> of(act, null, null, null, null, null, rung);
            };
        }

        private static Act of(
                org.zhanqiao.proceeding.Act<MissingState, MissingActKind> act,
                @Nullable String source,
                @Nullable String basis,
                @Nullable LocalDate day,
                @Nullable String entry,
                @Nullable List<String> lacking,
                @Nullable Rung rung) {
            return new Act(
                    act.number(),
                    act.kind(),
                    act.to(),
                    act.by(),
                    act.agency(),
                    act.at(),
                    act.because(),
                    source,
                    basis,
                    day,
                    entry,
                    lacking,
                    rung);
        }
    }

    static MissingJson brief(MissingDataset missing) {
        return of(missing, null);
    }

    static MissingJson whole(MissingDossier dossier) {
        return of(dossier.missing(), dossier.acts().stream().map(Act::of).toList());
    }

    private static MissingJson of(MissingDataset missing, @Nullable List<Act> acts) {
        return new MissingJson(
                missing.id(),
                missing.name(),
                stated(missing.unserved()),
                missing.state(),
                missing.version(),
                missing.items(),
                stated(missing.source()),
                stated(missing.duty()),
                missing.due(),
                missing.overdue(),
                missing.rung(),
                stated(missing.entry()),
                missing.statedAt(),
                missing.moved(),
                missing.needs().stream().map(NeedJson::of).toList(),
                acts);
    }

    private static @Nullable String stated(String text) {
        return text.isEmpty() ? null : text;
    }
}
