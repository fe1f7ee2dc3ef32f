package org.zhanqiao.barrier.measures;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.Problems;
import org.zhanqiao.web.UnfitParameter;

/// The measures of barriers for programs: what their page shows.
@RestController
@Tag(name = "measures")
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class BarrierMeasureApi {

    private final BarrierMeasures measures;
    private final Identity identity;
    private final Problems problems;

    BarrierMeasureApi(BarrierMeasures measures, Identity identity, Problems problems) {
        this.measures = measures;
        this.identity = identity;
        this.problems = problems;
    }

    @Operation(
            operationId = "getBarrierMeasures",
            summary = "堵点指标 · measures of barriers",
            description =
                    "按第一次反映的月份和责任部门统计。大数据局可看全市和各部门，其他人只看本部门；月份不对、要别的部门的指标，得到 400。"
                            + " · By the month of the first report and the responsible agency. The bureau reads the city and every"
                            + " agency, others their own; 400 for months that are none, and for an agency whose figures are not theirs.")
    @ApiResponse(
            responseCode = "200",
            description = "指标 · the measures",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = BarrierMeasuresJson.class)))
    @GetMapping("/api/v1/measures/barriers")
    ResponseEntity<?> barriers(
            @ParameterObject BarrierMeasures.Asked asked, @AuthenticationPrincipal SignedInPerson me) {
        var agency = Objects.requireNonNullElse(asked.agency(), "");
        identity.checkAgencyParameter("agency", agency);
        var own = me.agency().orElse("");
        if (!agency.isEmpty() && !agency.equals(own) && !me.person().roles().oversee()) {
            throw new UnfitParameter("agency", own.isEmpty() ? List.of() : List.of(own));
        }
        var months = measures.months(asked);
        if (months.isEmpty()) {
            var problem = problems.of(HttpStatus.BAD_REQUEST, "barrier-measures", "barrier.measures.unfit");
            return Problems.answer(problem).body(problem);
        }
        return ResponseEntity.ok(BarrierMeasuresJson.of(measures.measure(measures.scope(asked, months.get(), me))));
    }
}
