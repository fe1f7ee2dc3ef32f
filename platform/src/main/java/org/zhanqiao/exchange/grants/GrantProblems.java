package org.zhanqiao.exchange.grants;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.GrantConflict;
import org.zhanqiao.demand.GrantFlaw;
import org.zhanqiao.demand.GrantRule;
import org.zhanqiao.demand.UnfitGrant;
import org.zhanqiao.web.Problems;

/// What a program is told when an act did not happen: problem details (RFC 9457) in both languages.
@Component
final class GrantProblems {

    private static final String PROBLEM = "exchange.problem.";

    private final Problems problems;

    GrantProblems(Problems problems) {
        this.problems = problems;
    }

    /// 422, with each flaw under the member it is about.
    ProblemDetail unfit(UnfitGrant unfit) {
        boolean decision = unfit.flaws().stream().allMatch(flaw -> flaw.rule() == GrantRule.REASON_STATED);
        var problem = decision
                ? problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "grant-unfit", "exchange.problem.undecided")
                : problems.of(HttpStatus.UNPROCESSABLE_CONTENT, "grant-unfit", PROBLEM + "unfit");
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
        json.put("detail", problems.text(FlawWords.key(flaw), Locale.SIMPLIFIED_CHINESE, arguments.toArray()));
        json.put("detailEn", problems.text(FlawWords.key(flaw), Locale.ENGLISH, arguments.toArray()));
        return json;
    }

    /// 409, with the state the grant is in by now.
    ProblemDetail conflict(GrantConflict conflict) {
        var problem = problems.of(HttpStatus.CONFLICT, "grant-conflict", PROBLEM + "conflict");
        problem.setProperty("state", conflict.current().state().name());
        problem.setProperty("version", conflict.current().version());
        return problem;
    }
}
