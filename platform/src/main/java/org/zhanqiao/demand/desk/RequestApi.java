package org.zhanqiao.demand.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.demand.agreements.Agreement;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RequestClocks;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.proceeding.ClockJson;
import org.zhanqiao.workday.StepWords;

/// A request for programs: what its page shows, with each clock and the steps of its calculation. `docs/requests.md`
/// describes it.
@RestController
@Tag(name = "requests")
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU})
class RequestApi {

    private final AccessRequests requests;
    private final RequestClocks clocks;
    private final StepWords stepWords;
    private final Agreements agreements;

    RequestApi(AccessRequests requests, RequestClocks clocks, StepWords stepWords, Agreements agreements) {
        this.requests = requests;
        this.clocks = clocks;
        this.stepWords = stepWords;
        this.agreements = agreements;
    }

    @Operation(
            operationId = "getRequest",
            summary = "读取一份数据申请 · one access request",
            description =
                    "申请、提供双方和大数据局可以读取；其他人得到 404。期限附逐步推算。"
                            + " · Both sides and the bureau read it, everybody else gets 404. Its clocks come with their steps.")
    @ApiResponse(
            responseCode = "200",
            description = "申请 · the request",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = RequestJson.class)))
    @GetMapping("/api/v1/requests/{id}")
    RequestJson request(
            @Parameter(description = "申请编号 · number of the request", example = "R-2026-000012") @PathVariable String id,
            @AuthenticationPrincipal SignedInPerson me) {
        var dossier = requests.getDossier(id, me.person());
        var agreement = agreements.findAgreement(id).map(Agreement::sha256).orElse(null);
        return RequestJson.of(dossier, agreement, clocks(dossier));
    }

    private RequestJson.Clocks clocks(Dossier dossier) {
        var state = dossier.request().state();
        boolean answering = state.isAnswering() || state == RequestState.INCOMPLETE;
        return new RequestJson.Clocks(
                clocks.answer(dossier.request().shareType(), dossier.history())
                        .map(reckoning -> ClockJson.of(reckoning, answering, stepWords))
                        .orElse(null),
                clocks.delivery(dossier.history())
                        .map(reckoning -> ClockJson.of(reckoning, state.isDelivering(), stepWords))
                        .orElse(null));
    }
}
