package org.zhanqiao.barrier.reports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;
import org.zhanqiao.web.PublicEndpoint;

/// Where a report stands, for whoever has its reference and its secret.
@Controller
class FollowPages {

    static final String FOLLOW = ReportPages.START + "/follow";

    private final Pages pages;
    private final Reports reports;
    private final ReportStory story;
    private final ReportCookies cookies;

    FollowPages(Pages pages, Reports reports, ReportStory story, ReportCookies cookies) {
        this.pages = pages;
        this.reports = reports;
        this.story = story;
        this.cookies = cookies;
    }

    @PublicEndpoint
    @GetMapping(FOLLOW)
    View follow(
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String done,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        var opened = cookies.findFollowed(request).flatMap(reports::findReport).orElse(null);
        return pages.show(
                "barrier/report-follow",
                opened == null
                        ? new FollowView(reference, null, null, List.of(), "", List.of())
                        : new FollowView(
                                opened.reference(),
                                PublicReport.of(opened),
                                story.of(opened),
                                reports.listPhotos(opened.reference()),
                                List.of("answered", "late").contains(done) ? done : "",
                                List.of()));
    }

    @PublicEndpoint
    @PostMapping(FOLLOW)
    View open(
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String secret,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (reports.open(reference, secret, request.getRemoteAddr())) {
            case Lookup.Found(var report) -> {
                cookies.follow(response, report.reference());
                yield pages.redirect(FOLLOW);
            }
            case Lookup.Unknown() ->
                refuse(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        reference,
                        InputError.of("reference", "barrier.report.follow.unknown"));
            case Lookup.TooOften(var pause) -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(pause.toSeconds()));
                yield refuse(
                        HttpStatus.TOO_MANY_REQUESTS,
                        reference,
                        InputError.of(
                                "reference",
                                "barrier.report.follow.tooOften",
                                Math.max(1, Math.ceilDiv(pause.toSeconds(), 60L))));
            }
        };
    }

    private View refuse(HttpStatus status, String reference, InputError error) {
        return pages.show(
                status, "barrier/report-follow", new FollowView(reference, null, null, List.of(), "", List.of(error)));
    }

    /// @param answer `CONFIRMED` when the barrier is gone, `DENIED` when it is not
    @PublicEndpoint
    @PostMapping(FOLLOW + "/answer")
    View answer(
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String words,
            HttpServletRequest request) {
        var reference = cookies.findFollowed(request).orElse("");
        var said = Answers.choice(Report.Answer.class, answer);
        if (said == null || reference.isEmpty()) {
            return pages.redirect(FOLLOW);
        }
        return pages.redirect(FOLLOW + "?done=" + (reports.answer(reference, said, words) ? "answered" : "late"));
    }

    /// Closes what was opened, so that whoever uses the device next does not read it.
    @PublicEndpoint
    @PostMapping(FOLLOW + "/leave")
    View leave(HttpServletResponse response) {
        cookies.forgetFollowed(response);
        return pages.redirect(FOLLOW);
    }

    @PublicEndpoint
    @GetMapping(FOLLOW + "/photos/{number}")
    ResponseEntity<byte[]> photo(@PathVariable int number, HttpServletRequest request) {
        return PhotoAnswer.of(
                cookies.findFollowed(request).flatMap(reference -> reports.findPhoto(reference, number)), number);
    }
}
