package org.zhanqiao.exchange.grants;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.GrantConflict;
import org.zhanqiao.demand.GrantDecision;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.GrantRule;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.TermsJson;
import org.zhanqiao.demand.UnfitGrant;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.NodeSpread;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Problems;
import tools.jackson.databind.JsonNode;

/// The security administrator's interface for programs; `docs/administration.md` describes it. What is wrong is
/// answered as problem details (RFC 9457), in Chinese and English.
@RestController
@RequestMapping("/api/grants")
@Tag(name = "grants")
@Allowed(Role.SECURITY_ADMIN)
class GrantApi {

    private final Grants grants;
    private final Exchange exchange;
    private final Dossiers dossiers;
    private final AllGrantsQuery.Filters filters;
    private final NodeSpread spread;
    private final GrantProblems problems;
    private final InstantSource clock;

    GrantApi(
            Grants grants,
            Exchange exchange,
            Dossiers dossiers,
            AllGrantsQuery.Filters filters,
            NodeSpread spread,
            GrantProblems problems,
            InstantSource clock) {
        this.grants = grants;
        this.exchange = exchange;
        this.dossiers = dossiers;
        this.filters = filters;
        this.spread = spread;
        this.problems = problems;
        this.clock = clock;
    }

    @Operation(operationId = "listGrants", summary = "列出授权 · list grants")
    @GetMapping
    GrantDocument.PageOf list(
            ListQuery query,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String consumer,
            @RequestParam(defaultValue = "") String provider,
            @RequestParam(defaultValue = "") String service) {
        var found = grants.listGrants(filters.of(new AllGrantsQuery(state, consumer, provider, service)), query);
        return new GrantDocument.PageOf(
                found.total(),
                query.page(),
                query.size(),
                found.rows().stream().map(this::brief).toList());
    }

    /// A grant with its history and how far its last act has come among the nodes.
    @Operation(operationId = "getGrant", summary = "读取一份授权及其经过 · one grant with its history")
    @GetMapping("/{id}")
    GrantDocument grant(@PathVariable String id) {
        return whole(dossiers.getGrant(id));
    }

    @Operation(
            operationId = "signGrant",
            summary = "签署授权 · sign a grant",
            description = "有误时 422，errors 逐项说明；同一系统、服务、用途且时间重叠的授权随之撤销 · 422 when something is wrong,"
                    + " each thing named under errors; grants of the same system, service and purpose whose time"
                    + " overlaps are revoked with it",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = GrantShapes.Draft.class))))
    @ApiResponse(responseCode = "201", description = "已签署 · signed")
    @PostMapping
    ResponseEntity<GrantDocument> sign(@RequestBody JsonNode body, @AuthenticationPrincipal SignedInPerson me) {
        var reading = GrantJson.read(body, clock.instant());
        var flaws = new ArrayList<>(reading.flaws());
        exchange.listFlaws(reading.draft()).stream()
                .filter(flaw -> !flaws.contains(flaw) && !isAnswered(flaw, flaws))
                .forEach(flaws::add);
        UnfitGrant.unlessEmpty(flaws);
        var grant = grants.signInPlace(reading.draft(), me.getName());
        return ResponseEntity.created(URI.create("/api/grants/" + grant.id())).body(whole(grant));
    }

    /// A mode was chosen, only one that is none.
    private static boolean isAnswered(GrantFlaw flaw, List<GrantFlaw> read) {
        return flaw.rule() == GrantRule.MODE_CHOSEN
                && read.stream().anyMatch(each -> each.rule() == GrantRule.MODE_KNOWN);
    }

    /// What a decision is sent as.
    ///
    /// @param version of the grant it was made on; without it, whatever happened meanwhile
    @Schema(name = "GrantDecision", description = "办理的理由 · why")
    record Decided(@Nullable String because, @Nullable Long version) {

        private static final Set<String> MEMBERS = Set.of("because", "version");

        /// @throws UnfitGrant naming a member that is none: a misspelt version would decide on whatever happened
        static Decided read(JsonNode json) {
            var flaws = new ArrayList<GrantFlaw>();
            TermsJson.listUnknown(json, MEMBERS, "", flaws);
            var version = json.path("version");
            if (!version.isMissingNode() && !version.isNull() && !version.canConvertToLong()) {
                flaws.add(GrantFlaw.of(GrantRule.MEMBER_KNOWN, "version"));
            }
            UnfitGrant.unlessEmpty(flaws);
            return new Decided(
                    json.path("because").asString(""), version.isIntegralNumber() ? version.longValue() : null);
        }
    }

    @Operation(
            operationId = "decideGrant",
            summary = "暂停、恢复或撤销授权 · suspend, resume or revoke a grant",
            description = "version 与现状不符时 409 · 409 when somebody else decided first")
    @PostMapping("/{id}/{decision:suspend|resume|revoke}")
    GrantDocument decide(
            @PathVariable String id,
            @Parameter(schema = @Schema(allowableValues = {"suspend", "resume", "revoke"})) @PathVariable
                    String decision,
            @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = Decided.class)))
                    @RequestBody
                    JsonNode body,
            @AuthenticationPrincipal SignedInPerson me) {
        dossiers.getGrant(id);
        var decided = Decided.read(body);
        var because = decided.because() == null ? "" : decided.because();
        return whole(grants.decide(
                new GrantDecision(Decision.of(decision).kind(), id, decided.version(), me.getName(), because)));
    }

    private GrantDocument brief(Grant grant) {
        return GrantDocument.brief(grant, grant.standing(clock.instant()));
    }

    private GrantDocument whole(Grant grant) {
        return GrantDocument.whole(
                grant,
                grant.standing(clock.instant()),
                grants.listActs(grant.id()),
                exchange.listWithheld(grant),
                spread.of(grant.id()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unfit(UnfitGrant unfit) {
        return answer(problems.unfit(unfit));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> conflict(GrantConflict conflict) {
        return answer(problems.conflict(conflict));
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return Problems.answer(problem).body(problem);
    }
}
