package org.zhanqiao.barrier.reports.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.KnownMatters;
import org.zhanqiao.barrier.reports.AnswerForm;
import org.zhanqiao.barrier.reports.Answers;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.Counter;
import org.zhanqiao.barrier.reports.Counters;
import org.zhanqiao.barrier.reports.EnteredPhotos;
import org.zhanqiao.barrier.reports.NewReport;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.barrier.reports.Submission;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// A clerk enters a report for somebody who stands at the counter or is on the telephone, all on one page,
/// and hands the reference and the secret over.
@Controller
@Allowed(Role.CLERK)
class WindowPages {

    static final String ENTER = "/desk/report";

    private static final Pattern DROP = Pattern.compile("drop-[0-9]{1,2}");
    private static final int DROP_LENGTH = "drop-".length();

    private final Pages pages;
    private final Reports reports;
    private final Counters counters;
    private final KnownMatters known;
    private final EnteredPhotos photos;

    WindowPages(Pages pages, Reports reports, Counters counters, KnownMatters known, EnteredPhotos photos) {
        this.pages = pages;
        this.reports = reports;
        this.photos = photos;
        this.counters = counters;
        this.known = known;
    }

    @GetMapping(ENTER)
    View blank(@AuthenticationPrincipal SignedInPerson me) {
        return show(HttpStatus.OK, me, Answers.none(), Channel.COUNTER, List.of(), reports.drawForm(), "", null);
    }

    /// @param act   `photo` to add the photo that was chosen and stay, `drop-` with a number to take one away and
    ///              stay; anything else sends the form, with a photo that is chosen
    @PostMapping(ENTER)
    View enter(
            AnswerForm form,
            @RequestParam(defaultValue = "") String channel,
            @RequestParam(defaultValue = "") String counter,
            @RequestParam(defaultValue = "") String once,
            @RequestParam(defaultValue = "") String act,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            HttpServletResponse response,
            @AuthenticationPrincipal SignedInPerson me)
            throws IOException {
        var way = Channel.TELEPHONE.name().equals(channel) ? Channel.TELEPHONE : Channel.COUNTER;
        var own = ownCounters(me).stream()
                .map(Counter::code)
                .filter(counter::equals)
                .findFirst();
        var answers = form.answers(way == Channel.COUNTER ? own.orElse("") : "");
        if (DROP.matcher(act).matches()) {
            photos.remove(once, Integer.parseInt(act.substring(DROP_LENGTH)));
            return show(HttpStatus.OK, me, answers, way, List.of(), once, "", null);
        }
        boolean stays = "photo".equals(act);
        var content = photo == null ? new byte[0] : photo.getBytes();
        var unfit = content.length == 0 && !stays ? Optional.<InputError>empty() : photos.add(once, answers, content);
        if (unfit.isPresent() || stays) {
            var status = unfit.isPresent() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK;
            return show(status, me, answers, way, unfit.stream().toList(), once, "", null);
        }
        var report = new NewReport(
                way, answers, false, null, me.getName(), me.agency().orElse(""), "", null);
        return switch (reports.enter(report, once)) {
            case Submission.Received(var reference, var secret) -> {
                photos.give(once, reference);
                response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
                yield show(HttpStatus.OK, me, Answers.none(), way, List.of(), reports.drawForm(), reference, secret);
            }
            case Submission.Unfit(var errors) ->
                show(HttpStatus.UNPROCESSABLE_CONTENT, me, answers, way, errors, once, "", null);
            case Submission.KeyUsed used -> throw new IllegalStateException("another form is another report");
            case Submission.TooOften tooOften -> throw new IllegalStateException("clerks are not counted");
            case Submission.Closed closed -> throw new IllegalStateException("clerks send for no campaign");
            case Submission.TooSoon tooSoon -> throw new IllegalStateException("clerks are not timed");
            case Submission.NothingWritten nothing -> throw new IllegalStateException("clerks have no draft");
        };
    }

    private List<Counter> ownCounters(SignedInPerson me) {
        return me.agency().map(counters::listCounters).orElse(List.of()).stream()
                .filter(Counter::inUse)
                .toList();
    }

    private View show(
            HttpStatus status,
            SignedInPerson me,
            Answers answers,
            Channel channel,
            List<InputError> errors,
            String once,
            String reference,
            @Nullable String secret) {
        return pages.show(
                status,
                "barrier/report-enter",
                new WindowView(
                        answers,
                        channel.name(),
                        ownCounters(me),
                        known.list(KnownMatters.Kind.MATTER),
                        known.list(KnownMatters.Kind.PAPER),
                        errors,
                        once,
                        photos.list(once),
                        reference,
                        secret));
    }
}
