package org.zhanqiao.demand.desk;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.proceeding.Rung;

/// A request in a list; `docs/requests.md` describes it.
@Schema(name = "AccessRequestItem", description = "列表中的一份数据申请 · an access request in a list")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequestItemJson(
        @Schema(description = "申请编号 · number", example = "R-2026-000012")
        String id,

        RequestState state,

        @Schema(description = "每办理一步加一 · goes up with every act")
        long version,

        @Schema(description = "申请部门的统一社会信用代码 · code of the agency that asks")
        String consumer,

        @Schema(description = "提供部门的统一社会信用代码 · code of the agency that is asked")
        String provider,

        @Schema(description = "数据服务代码 · code of the data service")
        String service,

        @Schema(description = "资源代码 · code of the dataset") String dataset,

        ShareType shareType,

        String purpose,

        @Schema(description = "事项 · the matter it serves") String matter,

        @Schema(description = "在走的期限的最后一天 · the last day of the clock that runs") @Nullable LocalDate due,

        @Schema(description = "节假日安排还没有载入，期限可能变 · the last day may still move, for its year is not loaded")
        boolean provisional,

        @Schema(description = "逾期提醒到哪一级 · the rung that it reached, being overdue") @Nullable Rung escalated,

        @Schema(description = "延期待大数据局同意 · an extension waits for the bureau")
        boolean extensionOpen,

        @Schema(description = "授权编号 · number of the grant", example = "G-2026-000016") @Nullable String grant,

        @Schema(description = "状态最近一次变化 · when its state last changed")
        Instant moved) {

    static RequestItemJson of(AccessRequest request) {
        return new RequestItemJson(
                request.id(),
                request.state(),
                request.version(),
                request.consumer(),
                request.provider(),
                request.ask().service(),
                request.dataset(),
                request.shareType(),
                request.ask().purpose(),
                request.ask().matter(),
                request.due(),
                request.provisional(),
                request.rung(),
                request.extensionOpen(),
                request.grant().isEmpty() ? null : request.grant(),
                request.moved());
    }
}
