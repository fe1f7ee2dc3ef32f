package org.zhanqiao.demand.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.demand.measures.DemandMeasures;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.OpenToSystems;
import org.zhanqiao.identity.Reader;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.Problems;

/// The measures for programs; `docs/measures.md` describes them.
@RestController
@Tag(name = "measures")
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class MeasureApi {

    private static final String UNFIT = "demand.measures.unfit";
    private static final String NEXT = "demand.measures.unfit.next";

    private final MeasureDesk desk;
    private final DemandMeasures measures;
    private final AuditTrail trail;
    private final Problems problems;

    MeasureApi(MeasureDesk desk, DemandMeasures measures, AuditTrail trail, Problems problems) {
        this.desk = desk;
        this.measures = measures;
        this.trail = trail;
        this.problems = problems;
    }

    @Operation(
            operationId = "getDemandMeasures",
            summary = "供需指标 · measures of demand",
            description = "大数据局可看全市和各部门，其他人和系统只看本部门。月份或 side 不对得到 400，不存在或看不到的部门得到 404。"
                    + " · The bureau reads the city and every agency, others their own. 400 for months or a side that"
                    + " are none, 404 for an agency that is none or not the reader’s.")
    @ApiResponse(
            responseCode = "200",
            description = "指标 · the measures",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = MeasuresJson.class)))
    @OpenToSystems
    @GetMapping("/api/v1/measures/demand")
    MeasuresJson demand(@ParameterObject MeasureQuery.Asked asked, @AuthenticationPrincipal Reader me) {
        var query = desk.strict(asked, me);
        return MeasuresJson.of(
                query,
                measures.figures(query.scope()),
                trail.performanceByService(ServiceMeasurePages.calls(query.scope())));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unfit(UnfitMeasures unfit) {
        var problem = problems.of(HttpStatus.BAD_REQUEST, "demand-measures", UNFIT);
        var parameter = String.valueOf(unfit.getMessage());
        problem.setDetail(problems.text(NEXT, Locale.SIMPLIFIED_CHINESE, parameter));
        problem.setProperty("detailEn", problems.text(NEXT, Locale.ENGLISH, parameter));
        return Problems.answer(problem).body(problem);
    }
}
