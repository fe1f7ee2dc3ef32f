package org.zhanqiao.demand.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.workday.ClockJson;

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

        @Schema(description = "节假日安排还没有载入，期限可能变 · the last day may still move, for its year is not loaded")
        boolean provisional,

        @Schema(description = "逾期提醒到哪一级 · the rung that it reached, being overdue") @Nullable Rung escalated,

        @Schema(description = "授权编号 · number of the grant", example = "G-2026-000016") @Nullable String grant,

        @Schema(description = "协议的 SHA-256 · SHA-256 of the agreement") @Nullable String agreement,

        @Schema(description = "续期或变更自哪一份申请 · the request that it renews or amends", example = "R-2026-000003") @Nullable String supersedes,

        @Schema(description = "由哪一份申请取代 · the request that took its place", example = "R-2026-000031") @Nullable String supersededBy,

        @Schema(
                description = "取代它的协议不再按原样提供、须处置的数据项 · items that its successor does not give as before, and"
                        + " that have to be disposed of")
        List<String> dropped,

        Clocks clocks,

        @Schema(description = "办理经过，从早到晚 · what was done, oldest first")
        List<Act> acts) {

    /// The clocks that were started.
    @Schema(name = "RequestClocks", description = "已起算的期限 · the clocks that were started")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Clocks(
            @Schema(description = "答复期限（第二十一条） · to answer, art. 21") @Nullable ClockJson answer,

            @Schema(description = "提供期限（第二十二条） · to deliver, art. 22") @Nullable ClockJson delivery,

            @Schema(description = "处置期限（第二十七条） · to dispose of the data, art. 27") @Nullable ClockJson disposal) {}

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

        private static Act of(org.zhanqiao.proceeding.Act<RequestState, ActKind> act) {
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
                request.supersedes().isEmpty() ? null : request.supersedes(),
                dossier.findSuccessor().orElse(null),
                dossier.listDropped(),
                clocks,
                dossier.history().acts().stream().map(Act::of).toList());
    }
}
