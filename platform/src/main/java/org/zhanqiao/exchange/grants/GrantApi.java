package org.zhanqiao.exchange.grants;

import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.UnfitGrant;
import org.zhanqiao.exchange.Exchange;
import org.zhanqiao.exchange.NodeSpread;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.ListQuery;
import tools.jackson.databind.JsonNode;

/// The security administrator's interface for programs; `docs/administration.md` describes it. What is wrong is
/// answered as problem details (RFC 9457), in Chinese and English.
@RestController
@RequestMapping("/api/grants")
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

    @GetMapping
    Map<String, Object> list(
            ListQuery query,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String consumer,
            @RequestParam(defaultValue = "") String provider,
            @RequestParam(defaultValue = "") String service) {
        var found = grants.listGrants(filters.of(new AllGrantsQuery(state, consumer, provider, service)), query);
        var json = new LinkedHashMap<String, Object>();
        json.put("total", found.total());
        json.put("page", query.page());
        json.put("size", query.size());
        json.put("grants", found.rows().stream().map(this::brief).toList());
        return json;
    }

    /// A grant with its history and how far its last act has come among the nodes.
    @GetMapping("/{id}")
    Map<String, Object> grant(@PathVariable String id) {
        return whole(dossiers.getGrant(id));
    }

    @PostMapping
    ResponseEntity<Map<String, Object>> sign(@RequestBody JsonNode body, @AuthenticationPrincipal SignedInPerson me) {
        var reading = GrantJson.read(body, clock.instant());
        var flaws = new ArrayList<>(reading.flaws());
        exchange.listFlaws(reading.draft()).stream()
                .filter(flaw -> !flaws.contains(flaw))
                .forEach(flaws::add);
        UnfitGrant.unlessEmpty(flaws);
        var grant = grants.sign(reading.draft(), me.getName());
        return ResponseEntity.created(URI.create("/api/grants/" + grant.id())).body(whole(grant));
    }

    /// What a decision is sent as.
    ///
    /// @param version of the grant it was made on; without it, whatever happened meanwhile
    record Decided(@Nullable String because, @Nullable Long version) {}

    @PostMapping("/{id}/{decision:suspend|resume|revoke}")
    Map<String, Object> decide(
            @PathVariable String id,
            @PathVariable String decision,
            @RequestBody Decided decided,
            @AuthenticationPrincipal SignedInPerson me) {
        dossiers.getGrant(id);
        var because = decided.because() == null ? "" : decided.because();
        return whole(grants.decide(
                new GrantDecision(Decision.of(decision).kind(), id, decided.version(), me.getName(), because)));
    }

    private Map<String, Object> brief(Grant grant) {
        return GrantJson.write(grant, grant.standing(clock.instant()));
    }

    private Map<String, Object> whole(Grant grant) {
        var json = brief(grant);
        json.put(
                "acts",
                grants.listActs(grant.id()).stream().map(GrantJson::write).toList());
        json.put(
                "withheld",
                exchange.listWithheld(grant).stream().map(GrantJson::write).toList());
        json.put("inForce", GrantJson.write(spread.of(grant.id())));
        return json;
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
        return ResponseEntity.status(HttpStatus.valueOf(problem.getStatus()))
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }
}
