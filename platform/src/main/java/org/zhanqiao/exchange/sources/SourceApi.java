package org.zhanqiao.exchange.sources;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.RegisteredSource;
import org.zhanqiao.exchange.SourceFilter;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.exchange.SourceOutcome;
import org.zhanqiao.exchange.Sources;
import org.zhanqiao.exchange.TrialReading;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.PageOf;
import org.zhanqiao.web.Problems;

/// Sources for programs: the system administrator does what the pages do, an agency's data officer reads those of the
/// agency. `docs/administration.md` describes it.
@RestController
@Tag(name = "sources")
@Allowed(Role.SYSTEM_ADMIN)
class SourceApi {

    private static final String PATH = "/api/v1/sources";

    private final Sources sources;
    private final SourceProblems problems;

    SourceApi(Sources sources, SourceProblems problems) {
        this.sources = sources;
        this.problems = problems;
    }

    /// The agency that a reader is bound to; none for the system administrator.
    private static Optional<String> bound(SignedInPerson me) {
        return me.has(Role.SYSTEM_ADMIN)
                ? Optional.empty()
                : Optional.of(me.agency().orElse("-"));
    }

    @Operation(
            operationId = "listSources",
            summary = "列出数据源 · list sources",
            description = "系统管理员看全部，数据专员看所属部门的和为其提供服务的。排序：id、title、agency、kind、state、services。"
                    + " · The system administrator reads all, a data officer those of the agency and those that serve it."
                    + " Sorted by id, title, agency, kind, state or services.")
    @Allowed({Role.SYSTEM_ADMIN, Role.DATA_OFFICER})
    @GetMapping(PATH)
    PageOf<SourceJson> list(
            ListQuery query,
            @Parameter(description = "所属部门代码 · code of the agency") @RequestParam(required = false) @Nullable String agency,
            @RequestParam(required = false) @Nullable SourceKind kind,
            @Parameter(description = "只看启用的或停用的 · only those that are on, or off")
                    @RequestParam(required = false)
                    @Nullable Boolean on,
            @AuthenticationPrincipal SignedInPerson me) {
        var found = sources.listSources(
                new SourceFilter(
                        bound(me), Optional.ofNullable(agency), Optional.ofNullable(kind), Optional.ofNullable(on)),
                query);
        var trials = sources.listTrials(
                found.rows().stream().map(RegisteredSource::id).toList());
        return PageOf.of(found, source -> {
            var trial = trials.get(source.id());
            return brief(source, me, trial == null ? null : problems.tested(trial.outcome(), trial.at()));
        });
    }

    private static SourceJson brief(RegisteredSource source, SignedInPerson me, SourceJson.@Nullable Tested test) {
        return SourceJson.brief(source, isOwn(source, me), me.has(Role.SYSTEM_ADMIN), test);
    }

    private static boolean isOwn(RegisteredSource source, SignedInPerson me) {
        return me.agency().filter(source.agency()::equals).isPresent();
    }

    @Operation(
            operationId = "getSource",
            summary = "读取一个数据源及其经过 · one source with its history",
            description = "密码和密钥从不给出 · its secret is never given")
    @Allowed({Role.SYSTEM_ADMIN, Role.DATA_OFFICER})
    @GetMapping(PATH + "/{id}")
    SourceJson source(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        var source = sources.getSource(id);
        var served = sources.listServices(id).stream()
                .filter(service -> bound(me).map(service.agency()::equals).orElse(true))
                .toList();
        boolean own = isOwn(source, me) || me.has(Role.SYSTEM_ADMIN);
        if (!own && served.isEmpty()) {
            throw new NotFound("source", id);
        }
        return whole(source, served, own, me);
    }

    private SourceJson whole(RegisteredSource source, List<DataService> served, boolean own, SignedInPerson me) {
        var test = sources.findTrial(source.id())
                .map(trial -> problems.tested(trial.outcome(), trial.at()))
                .orElse(null);
        return brief(source, me, test)
                .with(
                        served.stream().map(DataService::code).toList(),
                        own
                                ? sources.listActs(source.id()).stream()
                                        .map(SourceJson.Act::of)
                                        .toList()
                                : List.of());
    }

    @Operation(
            operationId = "registerSource",
            summary = "登记数据源 · register a source",
            description =
                    "先测试连接，连不上时 422 且什么也不保存，除非 untested 为 true"
                            + " · its connection is tested first; when it is not reached, 422 and nothing is kept, unless untested")
    @ApiResponse(
            responseCode = "201",
            description = "已登记 · registered",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = SourceJson.class)))
    @PostMapping(PATH)
    ResponseEntity<?> register(@RequestBody SourceJson.Draft body, @AuthenticationPrincipal SignedInPerson me) {
        var kind = body.kind();
        if (kind == null) {
            return noKind();
        }
        var outcome = sources.register(body.draft(kind), body.isUntested(), me.getName());
        return outcome instanceof SourceOutcome.Done(var source)
                ? ResponseEntity.created(URI.create(PATH + "/" + source.id())).body(whole(source, me))
                : answer(outcome, me);
    }

    private SourceJson whole(RegisteredSource source, SignedInPerson me) {
        return whole(source, sources.listServices(source.id()), true, me);
    }

    @Operation(
            operationId = "changeSource",
            summary = "修改数据源的名称、地址、账号或密码 · change a source's title, address, account or secret",
            description = "version 与现状不符时 409；地址或账号改了必须给出 secret"
                    + " · 409 when somebody else acted first; with another address or account the secret is needed")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = SourceJson.class)))
    @PutMapping(PATH + "/{id}")
    ResponseEntity<?> change(
            @PathVariable String id, @RequestBody SourceJson.Draft body, @AuthenticationPrincipal SignedInPerson me) {
        var now = sources.getSource(id);
        return answer(sources.change(body.draft(now), body.seen(), body.isUntested(), me.getName()), me);
    }

    @Operation(
            operationId = "decideSource",
            summary = "停用、启用或移除数据源 · switch a source off or on, or remove it",
            description = "还有数据服务用它时不能移除，答 409 · one that data services use is not removed: 409")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = SourceJson.class)))
    @PostMapping(PATH + "/{id}/{act:off|on|remove}")
    ResponseEntity<?> decide(
            @PathVariable String id,
            @Parameter(schema = @Schema(allowableValues = {"off", "on", "remove"})) @PathVariable String act,
            @RequestBody SourceJson.Decision body,
            @AuthenticationPrincipal SignedInPerson me) {
        var because = body.because() == null ? "" : body.because();
        return answer(
                switch (act) {
                    case "off" -> sources.switchOff(id, body.version(), because, me.getName());
                    case "on" -> sources.switchOn(id, body.version(), me.getName());
                    default -> sources.remove(id, body.version(), because, me.getName());
                },
                me);
    }

    @Operation(
            operationId = "testSource",
            summary = "测试数据源的连接 · test a source's connection",
            description = "结果留存；连不上也答 200，见 reached · the result is kept; 200 also when it is not reached, see reached")
    @PostMapping(PATH + "/{id}/test")
    SourceJson.Tested test(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        return problems.tested(sources.tryAgain(id, me.getName()), null);
    }

    @Operation(
            operationId = "testSourceDraft",
            summary = "测试尚未登记的连接 · test a connection before it is registered",
            description = "什么也不保存 · nothing is kept")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = SourceJson.Tested.class)))
    @PostMapping("/api/v1/source-tests")
    ResponseEntity<?> testDraft(@RequestBody SourceJson.Draft body) {
        var kind = body.kind();
        if (kind == null) {
            return noKind();
        }
        return switch (sources.tryDraft(body.draft(kind))) {
            case TrialReading.Tried(var outcome) -> ResponseEntity.ok(problems.tested(outcome, null));
            case TrialReading.Unfit(var flaws) -> answer(problems.unfit(flaws));
        };
    }

    private ResponseEntity<?> noKind() {
        return answer(problems.unfit(List.of(InputError.of("kind", "exchange.opening.wrong.choose"))));
    }

    private ResponseEntity<?> answer(SourceOutcome outcome, SignedInPerson me) {
        return switch (outcome) {
            case SourceOutcome.Done(var source) -> ResponseEntity.ok(whole(source, me));
            case SourceOutcome.Unfit(var flaws) -> answer(problems.unfit(flaws));
            case SourceOutcome.NotReached(var trial) -> answer(problems.unreached(trial));
            case SourceOutcome.Overtaken overtaken -> answer(problems.overtaken(overtaken));
            case SourceOutcome.InUse(var services) -> answer(problems.inUse(services));
            case SourceOutcome.Fixed(var _) -> answer(problems.fixed());
        };
    }

    private static ResponseEntity<ProblemDetail> answer(ProblemDetail problem) {
        return Problems.answer(problem).body(problem);
    }
}
