package org.zhanqiao.barrier.reports;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.PublicEndpoint;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/// Reports for programs, under the same rules as the questionnaire. It acts for nobody: whoever is signed in where a
/// request comes from is not looked at.
@RestController
@RequestMapping("/api/v1/barrier-reports")
@Tag(name = "barriers")
class ReportApi {

    static final String SECRET = "X-Report-Secret";
    static final String ONCE = "Idempotency-Key";

    /// Longest body, in bytes: all texts at their longest, escaped.
    private static final int LONGEST = 64 * 1024;

    private static final int LONGEST_KEY = 200;
    private static final int SHORTEST_KEY = 16;

    private final Reports reports;
    private final ReportStory story;
    private final Counters counters;
    private final DraftKeys keys;
    private final ReportProblems problems;
    private final JsonMapper json;
    private final MessageSource messages;

    ReportApi(
            Reports reports,
            ReportStory story,
            Counters counters,
            DraftKeys keys,
            ReportProblems problems,
            JsonMapper json,
            MessageSource messages) {
        this.reports = reports;
        this.story = story;
        this.counters = counters;
        this.keys = keys;
        this.problems = problems;
        // A member with a slip in its name would be lost without a word.
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.messages = messages;
    }

    @Operation(
            operationId = "sendBarrierReport",
            summary = "反映一个堵点 · report a barrier",
            description = "不用登录。带 Idempotency-Key 重发，得到同一个编号；同一个键换了内容，答复 422"
                    + " · nobody signs in; sent again under the same Idempotency-Key it is the same report, and with"
                    + " another body it is refused (422)",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ReportJson.Draft.class))))
    @ApiResponse(
            responseCode = "201",
            description = "已收到 · received",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(implementation = ReportJson.Receipt.class)))
    @PublicEndpoint(actsForNobody = true)
    @PostMapping
    ResponseEntity<?> send(
            @Parameter(description = "16 至 200 个字符，自己抽取的随机串 · 16 to 200 characters drawn at random")
                    @RequestHeader(name = ONCE, required = false)
                    @Nullable String once,
            @Parameter(hidden = true) HttpServletRequest request)
            throws IOException {
        var body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            return problems.refuse(HttpStatus.CONTENT_TOO_LARGE, "report-too-large");
        }
        if (once != null && (once.length() < SHORTEST_KEY || once.length() > LONGEST_KEY)) {
            return problems.refuse(HttpStatus.BAD_REQUEST, "report-key");
        }
        ReportJson.Draft draft;
        try {
            draft = json.readValue(body, ReportJson.Draft.class);
        } catch (UnrecognizedPropertyException e) {
            return problems.unfit(List.of(InputError.of(member(e.getPropertyName()), "barrier.report.member.unknown")));
        } catch (JacksonException e) {
            return problems.refuse(HttpStatus.BAD_REQUEST, "report-unreadable");
        }
        if (draft == null) {
            return problems.refuse(HttpStatus.BAD_REQUEST, "report-unreadable");
        }
        var key = once == null ? keys.fresh() : keys.ofProgram(once);
        var sent = once == null ? "" : new String(body, StandardCharsets.UTF_8);
        var before = once == null ? Optional.<Submission>empty() : reports.findSent(key, sent);
        return before.isPresent() ? answer(before.get()) : take(key, sent, draft, request.getRemoteAddr());
    }

    /// A name that may be repeated; whatever else it is, is not.
    private static String member(String name) {
        return name.matches("[A-Za-z0-9_.-]{1,40}") ? name : "body";
    }

    private ResponseEntity<?> take(DraftKey key, String sent, ReportJson.Draft draft, String address) {
        var counter = counters.findInUse(Answers.clean(draft.counter()));
        var answers = draft.answers(counter.map(Counter::code).orElse(""));
        var errors = new ArrayList<>(AnswerCheck.check(answers));
        errors.addAll(draft.listUnknown());
        if (counter.isEmpty() && !Answers.clean(draft.counter()).isEmpty()) {
            errors.add(InputError.of("counter", "barrier.report.counter.unknown"));
        }
        if (!answers.campaign().isEmpty()
                && reports.findNotice(answers.campaign()).isEmpty()) {
            errors.add(InputError.of("campaign", "barrier.report.campaign.unknown"));
        }
        return errors.isEmpty() ? answer(reports.sendByProgram(key, sent, address, answers)) : problems.unfit(errors);
    }

    private ResponseEntity<?> answer(Submission submission) {
        return switch (submission) {
            case Submission.Received(var reference, var secret) ->
                ResponseEntity.created(URI.create("/api/v1/barrier-reports/" + reference))
                        .cacheControl(CacheControl.noStore())
                        .body(new ReportJson.Receipt(reference, secret));
            case Submission.Unfit(var errors) -> problems.unfit(errors);
            case Submission.Closed(var notice) -> problems.closed(notice);
            case Submission.TooOften(var pause) ->
                problems.wait(HttpStatus.TOO_MANY_REQUESTS, "report-too-often", pause);
            case Submission.KeyUsed() -> problems.refuse(HttpStatus.UNPROCESSABLE_CONTENT, "report-key-used");
            case Submission.TooSoon soon -> throw new IllegalStateException("programs are not timed");
            case Submission.NothingWritten nothing -> throw new IllegalStateException("programs have no draft");
        };
    }

    @Operation(
            operationId = "getBarrierReport",
            summary = "凭查询码看一条反映办到哪里 · where a report stands, with its secret",
            description = "编号不存在与查询码不对，回答相同 · an unknown reference and a wrong secret have the same answer",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            description = "现状 · where it stands",
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(implementation = ReportJson.Standing.class))))
    @PublicEndpoint
    @GetMapping("/{reference}")
    ResponseEntity<?> report(
            @PathVariable String reference,
            @Parameter(description = "提交时给的查询码 · the secret given with the reference")
                    @RequestHeader(name = SECRET, defaultValue = "")
                    String secret,
            @Parameter(hidden = true) HttpServletRequest request) {
        return switch (reports.open(reference, secret, request.getRemoteAddr())) {
            case Lookup.Found(var report) ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(ReportJson.Standing.of(report, story.of(report), messages));
            case Lookup.Unknown() -> problems.refuse(HttpStatus.NOT_FOUND, "report-unknown");
            case Lookup.TooOften(var pause) -> problems.wait(HttpStatus.TOO_MANY_REQUESTS, "report-too-often", pause);
        };
    }

    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ResponseEntity<?> away(RuntimeException failure) {
        return problems.away(failure);
    }
}
