package org.zhanqiao.demand.corrections;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.proceeding.ActJson;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.workday.ClockJson;

/// A correction request as programs read it; `docs/disputes.md` describes it. Whose record it is, what
/// seems wrong and on what proof are never in it. A list leaves out the clock and the acts.
@Schema(
        name = "Correction",
        description =
                "校核申请；不含当事人、内容和证明 · a correction request, without whose record it is, what is wrong and the proof")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CorrectionJson(
        @Schema(description = "编号 · number", example = "C-2026-000003")
        String id,

        CorrectionState state,

        @Schema(description = "每办理一步加一 · goes up with every act")
        long version,

        @Schema(description = "申请部门的统一社会信用代码 · code of the agency that asks")
        String consumer,

        @Schema(description = "提供部门的统一社会信用代码 · code of the agency whose data it is")
        String provider,

        @Schema(description = "资源代码 · code of the dataset") String dataset,

        @Schema(description = "数据项 · the data item that seems wrong")
        String item,

        @Schema(description = "是否处于异议标注 · whether the value counts as disputed")
        boolean disputed,

        @Schema(description = "取得该值的调用 · the call that returned the value")
        Call call,

        @Schema(description = "提出人账号 · login of who filed it")
        String filedBy,

        Instant filed,

        @Schema(description = "状态最近一次变化 · when its state last changed")
        Instant moved,

        @Schema(description = "反馈的最后一天；已反馈则没有 · the last day of the report; absent when it has come") @Nullable LocalDate due,

        @Schema(description = "节假日安排还没有载入，期限可能变 · the last day may still move, for its year is not loaded")
        boolean provisional,

        @Schema(description = "逾期提醒到哪一级 · the rung that it reached, being overdue") @Nullable Rung escalated,

        @Schema(description = "反馈期限（第二十六条）；列表中没有 · the clock of the report, art. 26; not in a list") @Nullable ClockJson clock,

        @Schema(description = "办理经过，从早到晚；列表中没有 · what was done, oldest first; not in a list") @Nullable List<ActJson> acts) {

    /// The call that a value came from.
    @Schema(name = "CorrectedCall", description = "取得该值的调用及其存证 · the call that returned the value, and its evidence")
    record Call(
            @Schema(description = "调用编号 · number of the call")
            String number,

            @Schema(description = "数据服务代码 · code of the data service")
            String service,

            @Schema(description = "授权编号 · number of the grant")
            String grant,

            @Schema(description = "在存证日志中的序号，从 0 起 · index in the log, from 0")
            long entry,

            @Schema(description = "收到调用的时刻 · when it was received")
            Instant at,

            @Schema(description = "存证是否指向同一当事人 · whether its evidence names the same subject")
            boolean namesSubject) {

        private static Call of(Correction.About about) {
            return new Call(about.call(), about.service(), about.grant(), about.entry(), about.at(), about.named());
        }
    }

    static CorrectionJson brief(Correction correction) {
        return of(correction, null, null);
    }

    static CorrectionJson whole(CorrectionFile file, ClockJson clock) {
        return of(
                file.correction(),
                clock,
                file.history().acts().stream().map(ActJson::of).toList());
    }

    private static CorrectionJson of(Correction correction, @Nullable ClockJson clock, @Nullable List<ActJson> acts) {
        return new CorrectionJson(
                correction.id(),
                correction.state(),
                correction.version(),
                correction.consumer(),
                correction.provider(),
                correction.dataset(),
                correction.item(),
                !correction.state().isOver(),
                Call.of(correction.about()),
                correction.filedBy(),
                correction.filedAt(),
                correction.moved(),
                correction.due(),
                correction.provisional(),
                correction.rung(),
                clock,
                acts);
    }
}
