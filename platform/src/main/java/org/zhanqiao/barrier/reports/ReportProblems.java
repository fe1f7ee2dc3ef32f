package org.zhanqiao.barrier.reports;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Problems;

/// What programs are answered when a report or a photo is not taken (RFC 9457).
@Component
class ReportProblems {

    private static final Duration AWAY = Duration.ofSeconds(5);

    private final Problems problems;

    ReportProblems(Problems problems) {
        this.problems = problems;
    }

    ResponseEntity<?> refuse(HttpStatus status, String kind) {
        var problem = problems.of(status, kind, "barrier.problem." + kind);
        return Problems.answer(problem).body(problem);
    }

    /// Asks to come back after a time.
    ResponseEntity<?> wait(HttpStatus status, String kind, Duration pause) {
        var problem = problems.of(status, kind, "barrier.problem." + kind);
        return Problems.answer(problem)
                .header(HttpHeaders.RETRY_AFTER, Long.toString(Math.max(1, pause.toSeconds())))
                .body(problem);
    }

    /// Asks to come back when the database is there again.
    ///
    /// @throws RuntimeException the failure itself, when it is none of a database that is away
    ResponseEntity<?> away(RuntimeException failure) {
        if (!Outage.is(failure)) {
            throw failure;
        }
        return wait(HttpStatus.SERVICE_UNAVAILABLE, "unavailable", AWAY);
    }

    ResponseEntity<?> unfit(List<InputError> errors) {
        var problem = problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "report-unfit", "barrier.problem.report-unfit");
        problem.setProperty("errors", errors.stream().map(this::error).toList());
        return Problems.answer(problem).body(problem);
    }

    private Map<String, Object> error(InputError error) {
        var arguments = error.arguments().toArray();
        return Map.of(
                "member",
                error.field(),
                "detail",
                problems.text(error.messageKey(), Locale.SIMPLIFIED_CHINESE, arguments),
                "detailEn",
                problems.text(error.messageKey(), Locale.ENGLISH, arguments));
    }

    ResponseEntity<?> closed(CampaignNotice notice) {
        var problem = problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "report-closed", "barrier.problem.report-closed");
        problem.setProperty("campaign", notice.window().code());
        problem.setProperty(notice.kind() == CampaignNotice.Kind.BEFORE ? "opens" : "closed", notice.at());
        return Problems.answer(problem).body(problem);
    }

    ResponseEntity<?> refusePhoto(HttpStatus status, PhotoFault fault) {
        var problem = problems.of(status, "photo-unfit", "barrier.problem.photo-unfit");
        problem.setProperty("fault", fault.name());
        problem.setProperty(
                "errors", List.of(error(InputError.of("photo", fault.messageKey(), PhotoIntake.MEGABYTES))));
        return Problems.answer(problem).body(problem);
    }
}
