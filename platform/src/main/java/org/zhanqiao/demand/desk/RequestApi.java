package org.zhanqiao.demand.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.demand.Sight;
import org.zhanqiao.demand.agreements.Agreement;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RequestClocks;
import org.zhanqiao.demand.requests.RequestFilter;
import org.zhanqiao.demand.requests.RequestFilter.Desk;
import org.zhanqiao.demand.requests.RequestFilter.Due;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.OpenToSystems;
import org.zhanqiao.identity.Reader;
import org.zhanqiao.identity.Role;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.PageOf;
import org.zhanqiao.workday.ClockJson;
import org.zhanqiao.workday.Reckoning;
import org.zhanqiao.workday.StepWords;

/// Requests for programs: the lists, and of each what its page shows, with its clocks and the steps of their
/// calculation. `docs/requests.md` describes them.
@RestController
@Tag(name = "requests")
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
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

    /// The desks of the pages: a bureau that is no agency's has only the one of all, an agency only its own two.
    @Operation(
            operationId = "listRequests",
            summary = "列出数据申请 · list access requests",
            description = "部门看本部门提出的（ASKED）和收到的（INCOMING），大数据局看全部送达的（ALL）。"
                    + "不写 desk：大数据局为 ALL，其他为 ASKED。排序：id、state、service、purpose、consumer、provider、due、moved。"
                    + " · An agency reads what it asks (ASKED) and what it is asked (INCOMING), the bureau all that came to"
                    + " a provider (ALL). Without desk: ALL for the bureau, ASKED for others. Sorted by id, state, service,"
                    + " purpose, consumer, provider, due or moved.")
    @OpenToSystems
    @GetMapping("/api/v1/requests")
    PageOf<RequestItemJson> requests(
            ListQuery query,
            @Parameter(description = "谁的列表 · whose list") @RequestParam(required = false) @Nullable Desk desk,
            @Parameter(description = "只看这一状态 · in this state alone") @RequestParam(required = false) @Nullable RequestState state,
            @Parameter(description = "按期限 · by the day of the clock that runs") @RequestParam(defaultValue = "ANY")
                    Due due,
            @AuthenticationPrincipal Reader me) {
        var sight = Sight.of(me);
        var asked = desk != null ? desk : sight.all() ? Desk.ALL : Desk.ASKED;
        if (asked == Desk.ALL ? !sight.all() : sight.agency().isEmpty()) {
            throw new AccessDeniedException("the desk " + asked + " is not for this reader");
        }
        return PageOf.of(
                requests.listRequests(new RequestFilter(asked, sight.agency(), Optional.ofNullable(state), due), query),
                RequestItemJson::of);
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
    @OpenToSystems
    @GetMapping("/api/v1/requests/{id}")
    RequestJson request(
            @Parameter(description = "申请编号 · number of the request", example = "R-2026-000012") @PathVariable String id,
            @AuthenticationPrincipal Reader me) {
        var dossier = requests.getDossier(id, Sight.of(me));
        var agreement = agreements.findAgreement(id).map(Agreement::sha256).orElse(null);
        return RequestJson.of(dossier, agreement, clocks(dossier));
    }

    private RequestJson.Clocks clocks(Dossier dossier) {
        var state = dossier.request().state();
        var history = dossier.history();
        return new RequestJson.Clocks(
                json(
                        clocks.answer(dossier.request().shareType(), history),
                        state.isAnswering() || state.isCompleting(),
                        history.findAnswer()),
                json(clocks.delivery(history), state.isDelivering(), history.findDelivery()),
                json(clocks.disposal(history), state.isDisposing(), history.findLast(ActKind.CONFIRM_DISPOSAL)));
    }

    private @Nullable ClockJson json(
            Optional<Reckoning> reckoning, boolean running, Optional<Act<RequestState, ActKind>> met) {
        return reckoning
                .map(found -> ClockJson.of(found, running, met.map(Act::at).orElse(null), stepWords))
                .orElse(null);
    }
}
