package org.zhanqiao.exchange.sources;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.RegisteredSource;
import org.zhanqiao.exchange.SourceOutcome;
import org.zhanqiao.exchange.TrialOutcome;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Problems;

/// What a program is told of a test, and when an act on a source did not happen: in both languages.
@Component
class SourceProblems {

    private final Problems problems;

    SourceProblems(Problems problems) {
        this.problems = problems;
    }

    SourceJson.Tested tested(TrialOutcome outcome, @Nullable Instant at) {
        var words = TrialWords.of(outcome).words();
        var failed = outcome instanceof TrialOutcome.Failed each ? each : null;
        var reached = outcome instanceof TrialOutcome.Reached each ? each : null;
        return new SourceJson.Tested(
                reached != null,
                failed == null ? null : failed.fault().name(),
                failed == null || failed.code().isEmpty() ? null : failed.code(),
                text(words.key(), Locale.SIMPLIFIED_CHINESE, words.arguments()),
                text(words.key(), Locale.ENGLISH, words.arguments()),
                reached == null ? null : reached.millis(),
                reached == null || reached.tables() < 0 ? null : reached.tables(),
                at);
    }

    private String text(String key, Locale language, List<Object> arguments) {
        return problems.text(key, language, arguments.toArray());
    }

    /// 422, with each flaw under the member it is about.
    ProblemDetail unfit(List<InputError> flaws) {
        var problem = problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "source-unfit", "exchange.problem.source.unfit");
        problem.setProperty("errors", flaws.stream().map(this::error).toList());
        return problem;
    }

    private Map<String, Object> error(InputError flaw) {
        var key = flaw.messageKey();
        var json = new LinkedHashMap<String, Object>();
        json.put("member", flaw.field());
        json.put("rule", key.substring(key.lastIndexOf('.') + 1));
        json.put("detail", text(key, Locale.SIMPLIFIED_CHINESE, flaw.arguments()));
        json.put("detailEn", text(key, Locale.ENGLISH, flaw.arguments()));
        return json;
    }

    /// 422, with why it was not reached.
    ProblemDetail unreached(TrialOutcome.Failed failed) {
        var problem =
                problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "source-unreached", "exchange.problem.source.unreached");
        var words = TrialWords.error(failed);
        problem.setProperty("errors", List.of(error(words)));
        return problem;
    }

    /// 409, with the version by now; without one it was removed.
    ProblemDetail overtaken(SourceOutcome.Overtaken overtaken) {
        var problem = problems.of(HttpStatus.CONFLICT, "source-conflict", "exchange.problem.source.conflict");
        var now = overtaken.source();
        problem.setProperty("state", now == null ? "REMOVED" : state(now));
        if (now != null) {
            problem.setProperty("version", now.version());
        }
        return problem;
    }

    private static String state(RegisteredSource source) {
        return source.on() ? "ON" : "OFF";
    }

    /// 409, with what is served from it.
    ProblemDetail inUse(List<DataService> services) {
        var problem = problems.of(HttpStatus.CONFLICT, "source-in-use", "exchange.problem.source.inUse");
        problem.setProperty("services", services.stream().map(DataService::code).toList());
        return problem;
    }

    /// 409: it is the platform's own.
    ProblemDetail fixed() {
        return problems.of(HttpStatus.CONFLICT, "source-fixed", "exchange.problem.source.fixed");
    }
}
