package org.zhanqiao.ledger.desk;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.ledger.Campaign;
import org.zhanqiao.ledger.Campaigns;
import org.zhanqiao.ledger.CaseClock;
import org.zhanqiao.ledger.CaseFilter;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseProofs;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.Proof;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.UnfitParameter;
import org.zhanqiao.workday.StepWords;

/// Cases for programs: what their pages show, under the same rules.
@RestController
@Tag(name = "cases")
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class CaseApi {

    private final Cases cases;
    private final Identity identity;
    private final Campaigns campaigns;
    private final CaseClock clock;
    private final StepWords stepWords;
    private final CaseProofs proofs;
    private final CaseReports reports;
    private final MessageSource messages;

    CaseApi(
            Cases cases,
            Identity identity,
            Campaigns campaigns,
            CaseClock clock,
            StepWords stepWords,
            CaseProofs proofs,
            CaseReports reports,
            MessageSource messages) {
        this.cases = cases;
        this.identity = identity;
        this.campaigns = campaigns;
        this.clock = clock;
        this.stepWords = stepWords;
        this.proofs = proofs;
        this.reports = reports;
        this.messages = messages;
    }

    @Operation(
            operationId = "listCases",
            summary = "整改事项清单 · cases",
            description = "大数据局看到全部，单位看到本单位负责或提出的。参数与页面相同。"
                    + " · The bureau sees all, an agency those it owns or reported. Parameters as on the page.")
    @ApiResponse(
            responseCode = "200",
            description = "一页 · a page",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CaseJson.Listed.class)))
    @GetMapping("/api/v1/cases")
    CaseJson.Listed list(
            @Parameter(hidden = true) ListQuery query,
            @Parameter(description = "按轮到谁、到期等缩小范围 · whose turn it is, or by the day")
                    @RequestParam(defaultValue = "ANY")
                    CaseFilter.Narrow narrow,
            @Parameter(description = "状态 · state") @RequestParam(required = false) @Nullable CaseState state,
            @Parameter(description = "类别 · kind") @RequestParam(required = false) @Nullable CaseKind kind,
            @Parameter(description = "责任单位代码；单位的人只看得到本单位的 · code of the responsible agency")
                    @RequestParam(defaultValue = "")
                    String agency,
            @Parameter(description = "专项行动代号 · code of the campaign") @RequestParam(defaultValue = "") String campaign,
            @AuthenticationPrincipal SignedInPerson me) {
        identity.checkAgencyParameter("agency", agency);
        if (!campaign.isEmpty() && campaigns.find(campaign).isEmpty()) {
            throw new UnfitParameter(
                    "campaign", campaigns.list().stream().map(Campaign::code).toList());
        }
        var filter = CaseFilter.of(me.person())
                .narrowed(narrow)
                .of(Optional.ofNullable(state), Optional.ofNullable(kind))
                .owned(agency)
                .in(campaign);
        var found = cases.list(filter, query);
        return new CaseJson.Listed(
                found.total(),
                query.page(),
                query.size(),
                found.rows().stream().map(CaseJson.Item::of).toList());
    }

    @Operation(
            operationId = "getCase",
            summary = "一个整改事项 · one case",
            description = "期限附逐步推算；无权查看的人得到 404。 · Its clock comes with its steps; whoever may not read it gets 404.")
    @ApiResponse(
            responseCode = "200",
            description = "事项 · the case",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = CaseJson.class)))
    @GetMapping("/api/v1/cases/{id}")
    CaseJson one(
            @Parameter(description = "事项编号 · number of the case", example = "ZG-2026-000012") @PathVariable String id,
            @AuthenticationPrincipal SignedInPerson me) {
        var file = cases.getFile(id, me.person());
        var besides = new CaseJson.Besides(
                cases.listMergedInto(file.about().id()),
                cases.listExhibits(file.about().id()),
                file.about().state().isOver()
                        ? null
                        : proofs.look(file.about()).map(this::facts).orElse(null),
                reports.photos(file, me.person()));
        return CaseJson.of(file, clock.reckon(file), stepWords, besides);
    }

    private CaseJson.Facts facts(Proof proof) {
        var words = proof.words();
        return new CaseJson.Facts(
                proof instanceof Proof.Proven,
                messages.getMessage(words.key(), words.arguments().toArray(), Locale.SIMPLIFIED_CHINESE),
                proof.path());
    }
}
