package org.zhanqiao.barrier.reports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;
import org.zhanqiao.web.PublicEndpoint;

/// The end of the questionnaire: look at the answers, send them, take reference and secret home.
@Controller
class SendPages {

    static final String CHECK = ReportPages.START + "/check";
    static final String DONE = ReportPages.START + "/done";

    /// For so long the page with the secret can be loaded again by the browser that sent the report.
    private static final Duration SHOWN = Duration.ofMinutes(10);

    private final Pages pages;
    private final Drafts drafts;
    private final Reports reports;
    private final ReportTable table;
    private final ReportCookies cookies;
    private final Counters counters;
    private final InstantSource clock;

    SendPages(
            Pages pages,
            Drafts drafts,
            Reports reports,
            ReportTable table,
            ReportCookies cookies,
            Counters counters,
            InstantSource clock) {
        this.pages = pages;
        this.drafts = drafts;
        this.reports = reports;
        this.table = table;
        this.cookies = cookies;
        this.counters = counters;
        this.clock = clock;
    }

    @PublicEndpoint
    @GetMapping(CHECK)
    View check(HttpServletRequest request, @AuthenticationPrincipal @Nullable SignedInPerson me) {
        return cookies.findDraft(request)
                .map(key -> show(HttpStatus.OK, key, List.of(), me))
                .orElseGet(() -> pages.redirect(ReportPages.START));
    }

    private View show(HttpStatus status, DraftKey key, List<InputError> errors, @Nullable SignedInPerson me) {
        return drafts.find(key)
                .map(answers -> pages.show(
                        status,
                        "barrier/report-check",
                        new CheckView(
                                answers,
                                counters.find(answers.counter()).orElse(null),
                                reports.findNotice(answers, key.begun()).orElse(null),
                                drafts.listPhotos(key),
                                errors,
                                me != null)))
                .orElseGet(() -> pages.redirect(ReportPages.START));
    }

    /// @param website a field that no person sees
    /// @param general whether to send it although the campaign takes nothing any more
    @PublicEndpoint
    @PostMapping(CHECK)
    View send(
            @RequestParam(defaultValue = "") String website,
            @RequestParam(defaultValue = "false") boolean general,
            HttpServletRequest request,
            HttpServletResponse response,
            @AuthenticationPrincipal @Nullable SignedInPerson me) {
        var key = cookies.findDraft(request).orElse(null);
        if (key == null) {
            return pages.redirect(ReportPages.START);
        }
        var person = me == null ? null : me.id();
        return switch (reports.send(key, request.getRemoteAddr(), !website.isEmpty(), general, person)) {
            case Submission.Received received -> pages.redirect(DONE);
            case Submission.NothingWritten() -> pages.redirect(ReportPages.START);
            case Submission.Unfit(var errors) -> show(HttpStatus.UNPROCESSABLE_CONTENT, key, errors, me);
            case Submission.Closed(var notice) ->
                show(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        key,
                        List.of(InputError.of(
                                "send", "barrier.window.closed", notice.window().name())),
                        me);
            case Submission.KeyUsed used -> throw new IllegalStateException("a draft is no key of its sender's");
            case Submission.TooSoon() ->
                show(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        key,
                        List.of(InputError.of("send", "barrier.report.tooSoon")),
                        me);
            case Submission.TooOften(var pause) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(pause.toSeconds()));
                yield show(
                        HttpStatus.TOO_MANY_REQUESTS,
                        key,
                        List.of(InputError.of(
                                "send", "barrier.report.tooOften", Math.max(1, Math.ceilDiv(pause.toSeconds(), 60L)))),
                        me);
            }
        };
    }

    @PublicEndpoint
    @GetMapping(DONE)
    View done(
            HttpServletRequest request,
            HttpServletResponse response,
            @AuthenticationPrincipal @Nullable SignedInPerson me) {
        var key = cookies.findDraft(request).orElse(null);
        var report = key == null ? null : table.find(key.reference()).orElse(null);
        if (key == null || report == null) {
            return pages.redirect(ReportPages.START);
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        boolean fresh = clock.instant().isBefore(report.receivedAt().plus(SHOWN));
        return pages.show(
                "barrier/report-done",
                new DoneView(
                        report.reference(),
                        fresh ? key.secret() : "",
                        report.reachable(),
                        me != null && me.id().equals(report.person())));
    }

    /// The reporter has noted both: this browser forgets them.
    @PublicEndpoint
    @PostMapping(DONE)
    View noted(HttpServletResponse response) {
        cookies.forgetDraft(response);
        return pages.redirect(FollowPages.FOLLOW);
    }
}
