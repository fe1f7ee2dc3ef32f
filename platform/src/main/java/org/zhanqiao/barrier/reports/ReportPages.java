package org.zhanqiao.barrier.reports;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.KnownMatters;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;
import org.zhanqiao.web.PublicEndpoint;

/// The questionnaire: one question a page, saved with every page, without signing in.
@Controller
class ReportPages {

    static final String START = "/report";

    private final Pages pages;
    private final Drafts drafts;
    private final Reports reports;
    private final ReportCookies cookies;
    private final ReportLimits limits;
    private final Counters counters;
    private final KnownMatters known;

    ReportPages(
            Pages pages,
            Drafts drafts,
            Reports reports,
            ReportCookies cookies,
            ReportLimits limits,
            Counters counters,
            KnownMatters known) {
        this.pages = pages;
        this.drafts = drafts;
        this.reports = reports;
        this.cookies = cookies;
        this.limits = limits;
        this.counters = counters;
        this.known = known;
    }

    /// @param at       code of the counter whose poster led here
    /// @param campaign code of the campaign whose questionnaire is asked for
    @PublicEndpoint
    @GetMapping(START)
    View start(
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String campaign,
            HttpServletRequest request) {
        return pages.show("barrier/report-start", startView(at, campaign, request, 0));
    }

    private StartView startView(String at, String campaign, HttpServletRequest request, long pauseMinutes) {
        return new StartView(
                counters.findInUse(at).orElse(null),
                reports.findNotice(campaign).orElse(null),
                cookies.findDraft(request).flatMap(drafts::find).isPresent(),
                pauseMinutes);
    }

    @PublicEndpoint
    @PostMapping(START)
    View begin(
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String campaign,
            HttpServletRequest request,
            HttpServletResponse response) {
        var view = startView(at, campaign, request, 0);
        if (view.notice() != null && view.campaign().isEmpty()) {
            return pages.show(HttpStatus.UNPROCESSABLE_CONTENT, "barrier/report-start", view);
        }
        var pause = limits.countDraft(request.getRemoteAddr());
        if (pause.isPresent()) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, Long.toString(pause.get().toSeconds()));
            return pages.show(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "barrier/report-start",
                    startView(at, campaign, request, Math.max(1, pause.get().toMinutes())));
        }
        var counter = view.counter() == null ? "" : view.counter().code();
        drafts.begin(cookies.begin(response), Answers.none().from(counter, view.campaign()));
        return pages.redirect(START + "/" + Question.MATTER.path());
    }

    /// Goes on with what was begun, at the counter and for the campaign whose code led here; with neither
    /// it stays where it was begun.
    @PublicEndpoint
    @PostMapping(START + "/go-on")
    View goOn(
            @RequestParam(defaultValue = "") String at,
            @RequestParam(defaultValue = "") String campaign,
            HttpServletRequest request) {
        var key = cookies.findDraft(request).orElse(null);
        var begun = key == null ? null : drafts.find(key).orElse(null);
        if (key == null || begun == null) {
            return pages.redirect(START);
        }
        var view = startView(at, campaign, request, 0);
        var counter = view.counter() == null ? begun.counter() : view.counter().code();
        var asked = view.campaign().isEmpty() ? begun.campaign() : view.campaign();
        if (!counter.equals(begun.counter()) || !asked.equals(begun.campaign())) {
            drafts.save(key, begun.from(counter, asked));
        }
        return pages.redirect(START + "/" + Question.MATTER.path());
    }

    @PublicEndpoint
    @GetMapping(START + "/{question}")
    View ask(@PathVariable String question, @RequestParam(defaultValue = "") String to, HttpServletRequest request) {
        var asked = find(question);
        var key = cookies.findDraft(request).orElse(null);
        var answers = key == null ? null : drafts.find(key).orElse(null);
        if (key == null || answers == null) {
            return pages.redirect(START);
        }
        return pages.show(
                "barrier/report-question",
                new QuestionView(
                        asked,
                        answers,
                        List.of(),
                        suggestions(asked),
                        asked == Question.PHOTOS ? drafts.listPhotos(key) : List.of(),
                        "check".equals(to),
                        false));
    }

    /// Saves the answer to a question and goes on to the next one.
    @PublicEndpoint
    @PostMapping(START + "/{question}")
    View answer(
            @PathVariable String question,
            @RequestParam(defaultValue = "") String to,
            AnswerForm form,
            HttpServletRequest request,
            HttpServletResponse response) {
        var asked = find(question);
        var key = cookies.findDraft(request).orElse(null);
        if (key == null) {
            return pages.redirect(START);
        }
        boolean toCheck = "check".equals(to);
        try {
            var before = drafts.find(key).orElse(null);
            if (before == null) {
                return pages.redirect(START);
            }
            var after = before.with(asked, form.answers(before.counter()));
            var errors = AnswerCheck.check(asked, after);
            if (!errors.isEmpty()) {
                return again(HttpStatus.UNPROCESSABLE_CONTENT, asked, after, errors, toCheck, false);
            }
            drafts.save(key, after);
            return pages.redirect(after(asked, toCheck));
        } catch (DataAccessException | TransactionException e) {
            if (!Outage.is(e)) {
                throw e;
            }
            WhenAway.note(e, response);
            return again(HttpStatus.SERVICE_UNAVAILABLE, asked, form.answers(""), List.of(), toCheck, true);
        }
    }

    private View again(
            HttpStatus status,
            Question asked,
            Answers answers,
            List<InputError> errors,
            boolean toCheck,
            boolean away) {
        return pages.show(
                status,
                "barrier/report-question",
                new QuestionView(
                        asked, answers, errors, away ? List.of() : suggestions(asked), List.of(), toCheck, away));
    }

    private List<String> suggestions(Question asked) {
        return switch (asked) {
            case MATTER -> known.list(KnownMatters.Kind.MATTER);
            case PAPER -> known.list(KnownMatters.Kind.PAPER);
            case PLACES, HOW_OFTEN, TIME_SPENT, STORY, PHOTOS, CONTACT -> List.of();
        };
    }

    /// Where the reader goes after a question.
    static String after(Question asked, boolean toCheck) {
        return toCheck
                ? SendPages.CHECK
                : asked.after().map(next -> START + "/" + next.path()).orElse(SendPages.CHECK);
    }

    private static Question find(String path) {
        return Question.find(path).orElseThrow(() -> new NotFound("question", path));
    }
}
