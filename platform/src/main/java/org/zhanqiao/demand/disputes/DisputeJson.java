package org.zhanqiao.demand.disputes;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.proceeding.ActJson;

/// A dispute as programs read it; `docs/disputes.md` describes it. A list leaves out the stages, what is proposed or
/// ordered, and the acts.
@Schema(name = "Dispute", description = "争议 · a dispute over a request")
@JsonInclude(JsonInclude.Include.NON_NULL)
record DisputeJson(
        @Schema(description = "编号 · number", example = "D-2026-000002")
        String id,

        DisputeState state,

        @Schema(description = "每办理一步加一 · goes up with every act")
        long version,

        @Schema(description = "申请编号 · number of the request", example = "R-2026-000012")
        String request,

        @Schema(description = "申请部门的统一社会信用代码 · code of the agency that asks")
        String consumer,

        @Schema(description = "提供部门的统一社会信用代码 · code of the agency that is asked")
        String provider,

        @Schema(description = "数据服务代码 · code of the data service")
        String service,

        @Schema(description = "提出的一方 · the side that raised it")
        Side raisedBy,

        Ground ground,

        @Schema(description = "诉求 · what that side wants") String claim,

        Instant raised,

        @Schema(description = "状态最近一次变化 · when its state last changed")
        Instant moved,

        @Schema(description = "所在阶段；已结束则没有 · the stage it is in; absent when it is over") @Nullable Stage stage,

        @Schema(description = "本阶段从何时起 · when that stage began")
        Instant since,

        @Schema(description = "各阶段用时；列表中没有 · how long each stage took; not in a list") @Nullable List<StageTime> stages,

        @Schema(description = "待对方答复的和解方案 · the settlement that waits for the other side") @Nullable Proposal proposal,

        @Schema(description = "议定、处理或裁决的内容 · what was agreed, decided or ruled") @Nullable Ordered ordered,

        @Schema(description = "办理经过，从早到晚；列表中没有 · what was done, oldest first; not in a list") @Nullable List<ActJson> acts) {

    /// How long a stage took, or has taken.
    @Schema(name = "DisputeStageTime", description = "一个阶段的用时 · how long a stage took")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StageTime(
            Stage stage,
            LocalDate from,

            @Schema(description = "结束之日；未结束则没有 · when it ended; absent while it lasts") @Nullable LocalDate until,

            @Schema(description = "自然日 · calendar days") long days,

            @Schema(description = "其中的工作日，首日不计 · working days among them, after the first")
            int workingDays) {

        private static StageTime of(DisputeView.StageLine line) {
            return new StageTime(line.stage(), line.from(), line.until(), line.days(), line.workingDays());
        }
    }

    /// A settlement that waits for the other side.
    @Schema(name = "DisputeProposal", description = "和解方案 · a settlement")
    record Proposal(
            @Schema(description = "提出部门的代码 · code of the agency that proposes it")
            String agency,

            Instant at,
            Duty duty,

            @Schema(description = "要做什么；不需要则为空 · what is to be done, empty for nothing")
            String text) {}

    /// What has to be done.
    @Schema(name = "DisputeOrder", description = "要履行的内容 · what has to be done")
    record Ordered(
            Duty duty,

            @Schema(description = "要做什么；不需要则为空 · what is to be done, empty for nothing")
            String text) {}

    static DisputeJson brief(Dispute dispute) {
        return of(dispute, null, null, null, null);
    }

    static DisputeJson whole(DisputeFile file, List<DisputeView.StageLine> stages) {
        return of(
                file.dispute(),
                stages.stream().map(StageTime::of).toList(),
                file.findOpenProposal()
                        .map(act -> {
                            var order = Order.of(act);
                            return new Proposal(act.agency(), act.at(), order.duty(), order.text());
                        })
                        .orElse(null),
                file.findOrder()
                        .map(order -> new Ordered(order.duty(), order.text()))
                        .orElse(null),
                file.history().acts().stream().map(ActJson::of).toList());
    }

    private static DisputeJson of(
            Dispute dispute,
            @Nullable List<StageTime> stages,
            @Nullable Proposal proposal,
            @Nullable Ordered ordered,
            @Nullable List<ActJson> acts) {
        return new DisputeJson(
                dispute.id(),
                dispute.state(),
                dispute.version(),
                dispute.request(),
                dispute.consumer(),
                dispute.provider(),
                dispute.service(),
                dispute.raisedBy(),
                dispute.ground(),
                dispute.claim(),
                dispute.raisedAt(),
                dispute.moved(),
                dispute.state().stage().orElse(null),
                dispute.since(),
                stages,
                proposal,
                ordered,
                acts);
    }
}
