package org.zhanqiao.demand.corrections;

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
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.PageOf;
import org.zhanqiao.workday.ClockJson;
import org.zhanqiao.workday.StepWords;

/// Correction requests for programs; `docs/disputes.md` describes them.
@RestController
@Tag(name = "corrections")
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class CorrectionApi {

    private final Corrections corrections;
    private final CorrectionClock clock;
    private final StepWords stepWords;

    CorrectionApi(Corrections corrections, CorrectionClock clock, StepWords stepWords) {
        this.corrections = corrections;
        this.clock = clock;
        this.stepWords = stepWords;
    }

    @Operation(
            operationId = "listCorrections",
            summary = "列出校核申请 · list correction requests",
            description = "部门看本部门作为一方的，大数据局看全部。排序：id、state、consumer、provider、due、moved。"
                    + " · An agency reads those it is a side of, the bureau all."
                    + " Sorted by id, state, consumer, provider, due or moved.")
    @OpenToSystems
    @GetMapping("/api/v1/corrections")
    PageOf<CorrectionJson> corrections(
            ListQuery query,
            @Parameter(description = "只看这一状态 · in this state alone") @RequestParam(required = false) @Nullable CorrectionState state,
            @Parameter(description = "未办结的、轮到本方的、逾期的 · not over, the reader's turn, overdue")
                    @RequestParam(defaultValue = "ANY")
                    Narrow narrow,
            @AuthenticationPrincipal Reader me) {
        var filter = new ProceedingFilter(
                Sight.of(me).bound(), Optional.ofNullable(state).map(Enum::name), narrow);
        return PageOf.of(corrections.list(filter, query), CorrectionJson::brief);
    }

    @Operation(
            operationId = "getCorrection",
            summary = "读取一份校核申请 · one correction request",
            description = "双方和大数据局可以读取，其他人得到 404。当事人、内容和证明从不给出。期限附逐步推算。"
                    + " · Both sides and the bureau read it, everybody else gets 404. Whose record it is, what is wrong and"
                    + " the proof are never given. The clock comes with its steps.")
    @OpenToSystems
    @GetMapping("/api/v1/corrections/{id}")
    CorrectionJson correction(
            @Parameter(description = "编号 · number", example = "C-2026-000003") @PathVariable String id,
            @AuthenticationPrincipal Reader me) {
        var file = corrections.getFile(id, Sight.of(me));
        return CorrectionJson.whole(
                file,
                ClockJson.of(
                        clock.reckon(file.history()),
                        file.correction().state() == CorrectionState.FILED,
                        file.findReport().map(Act::at).orElse(null),
                        stepWords));
    }
}
