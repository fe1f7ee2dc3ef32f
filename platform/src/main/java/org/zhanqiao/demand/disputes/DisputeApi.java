package org.zhanqiao.demand.disputes;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.demand.Sight;
import org.zhanqiao.demand.proceeding.ProceedingFilter;
import org.zhanqiao.demand.proceeding.ProceedingFilter.Narrow;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.OpenToSystems;
import org.zhanqiao.identity.Reader;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.PageOf;

/// Disputes for programs; `docs/disputes.md` describes them.
@RestController
@Tag(name = "disputes")
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class DisputeApi {

    private final Disputes disputes;
    private final StageTimes stages;

    DisputeApi(Disputes disputes, StageTimes stages) {
        this.disputes = disputes;
        this.stages = stages;
    }

    /// The law sets no day for a dispute, so none is overdue.
    enum Turn {
        ANY,
        OPEN,
        MINE;

        private Narrow narrow() {
            return switch (this) {
                case ANY -> Narrow.ANY;
                case OPEN -> Narrow.OPEN;
                case MINE -> Narrow.MINE;
            };
        }
    }

    @Operation(
            operationId = "listDisputes",
            summary = "列出争议 · list disputes",
            description = "部门看本部门作为一方的，大数据局看全部。排序：id、state、consumer、provider、due（本阶段从何时起）、moved。"
                    + " · An agency reads those it is a side of, the bureau all."
                    + " Sorted by id, state, consumer, provider, due (when the stage began) or moved.")
    @OpenToSystems
    @GetMapping("/api/v1/disputes")
    PageOf<DisputeJson> disputes(
            ListQuery query,
            @Parameter(description = "只看这一状态 · in this state alone") @RequestParam(required = false) @Nullable DisputeState state,
            @Parameter(description = "未办结的、轮到本方的 · not over, the reader's turn") @RequestParam(defaultValue = "ANY")
                    Turn narrow,
            @AuthenticationPrincipal Reader me) {
        var filter = new ProceedingFilter(
                Sight.of(me).bound(), Optional.ofNullable(state).map(Enum::name), narrow.narrow());
        return PageOf.of(disputes.list(filter, query), DisputeJson::brief);
    }

    @Operation(
            operationId = "getDispute",
            summary = "读取一件争议 · one dispute",
            description = "双方和大数据局可以读取，其他人得到 404。法律没有规定天数，给出各阶段的用时。"
                    + " · Both sides and the bureau read it, everybody else gets 404. The law sets no days;"
                    + " how long each stage took is given.")
    @OpenToSystems
    @GetMapping("/api/v1/disputes/{id}")
    DisputeJson dispute(
            @Parameter(description = "编号 · number", example = "D-2026-000002") @PathVariable String id,
            @AuthenticationPrincipal Reader me) {
        var file = disputes.getFile(id, Sight.of(me));
        return DisputeJson.whole(file, stages.lines(file));
    }
}
