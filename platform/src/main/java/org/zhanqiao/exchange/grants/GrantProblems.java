package org.zhanqiao.exchange.grants;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.GrantConflict;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.UnfitGrant;

/// What a program is told when an act did not happen: problem details (RFC 9457) in both languages.
@Component
final class GrantProblems {

    private final MessageSource messages;

    GrantProblems(MessageSource messages) {
        this.messages = messages;
    }

    /// 422, with each flaw under the member it is about.
    ProblemDetail unfit(UnfitGrant unfit) {
        var problem = problem(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "grant-unfit",
                "exchange.problem.unfit",
                "exchange.problem.unfit.next");
        problem.setProperty("errors", unfit.flaws().stream().map(this::error).toList());
        return problem;
    }

    private Map<String, Object> error(GrantFlaw flaw) {
        var arguments = new ArrayList<Object>();
        arguments.add(flaw.item());
        arguments.addAll(flaw.details());
        var json = new LinkedHashMap<String, Object>();
        json.put("member", flaw.rule().member());
        json.put("item", flaw.item());
        json.put("rule", flaw.rule().name());
        json.put("detail", text(FlawWords.key(flaw), Locale.SIMPLIFIED_CHINESE, arguments));
        json.put("detailEn", text(FlawWords.key(flaw), Locale.ENGLISH, arguments));
        return json;
    }

    /// 409, with the state the grant is in by now.
    ProblemDetail conflict(GrantConflict conflict) {
        var problem = problem(
                HttpStatus.CONFLICT, "grant-conflict", "exchange.problem.conflict", "exchange.problem.conflict.next");
        problem.setProperty("state", conflict.current().state().name());
        problem.setProperty("version", conflict.current().version());
        return problem;
    }

    private ProblemDetail problem(HttpStatus status, String type, String title, String next) {
        var problem = ProblemDetail.forStatusAndDetail(status, text(next, Locale.SIMPLIFIED_CHINESE, List.of()));
        problem.setType(URI.create("urn:zhanqiao:problem:" + type));
        problem.setTitle(text(title, Locale.SIMPLIFIED_CHINESE, List.of()));
        problem.setProperty("titleEn", text(title, Locale.ENGLISH, List.of()));
        problem.setProperty("detailEn", text(next, Locale.ENGLISH, List.of()));
        return problem;
    }

    private String text(String key, Locale locale, List<Object> arguments) {
        return messages.getMessage(key, arguments.toArray(), locale);
    }
}
