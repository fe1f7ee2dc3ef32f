package org.zhanqiao.demand.proceeding;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.zhanqiao.proceeding.Act;

/// Something that was done in a proceeding, as programs read it.
@Schema(name = "ProceedingAct", description = "办理的一步 · something that was done")
public record ActJson(
        @Schema(description = "从 1 起 · from 1") long number,

        @Schema(description = "办理的动作，见流程图 · what was done, as the graph names it", example = "REPORT_CORRECTED")
        String act,

        @Schema(description = "办理之后的状态 · state after it") String state,

        @Schema(description = "经办人账号；平台办理的为空 · login; empty for the platform")
        String by,

        @Schema(description = "经办人所在部门的代码；没有则为空 · code of the agency, empty for none")
        String agency,

        Instant at,

        @Schema(description = "理由；没有则为空 · why, empty for none")
        String because,

        @Schema(description = "此外写明的内容，按名称 · what it says besides, by name")
        Map<String, String> said) {

    public static ActJson of(Act<?, ?> act) {
        return new ActJson(
                act.number(),
                act.kind().name(),
                act.to().name(),
                act.by(),
                act.agency(),
                act.at(),
                act.because(),
                new TreeMap<>(act.detail()));
    }
}
