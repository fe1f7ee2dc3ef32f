package org.zhanqiao.barrier.measures;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.discovery.FirstLook;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.measures.CaseMeasures;
import org.zhanqiao.ledger.measures.CaseScope;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.workday.MonthSpan;

/// What the pages of barrier measures and their API have in common: whose measures they are, and the figures.
@Component
class BarrierMeasures {

    private final CaseMeasures cases;
    private final Clearings clearings;
    private final FirstLook firstLook;
    private final Identity identity;

    BarrierMeasures(CaseMeasures cases, Clearings clearings, FirstLook firstLook, Identity identity) {
        this.cases = cases;
        this.clearings = clearings;
        this.firstLook = firstLook;
        this.identity = identity;
    }

    /// What is measured, as it stands in an address.
    record Asked(
            @Nullable String from,
            @Nullable String to,
            @Nullable String agency) {}

    /// Both kinds of figures of one scope.
    ///
    /// @param ahead whether the first look is still to come, so that nothing is found or cleared yet
    record Measured(CaseMeasures.Figures cases, Clearings.Counted cleared, boolean ahead) {}

    /// The months asked for; empty when they are none, or too many.
    Optional<MonthSpan> months(Asked asked) {
        return MonthSpan.read(asked.from(), asked.to(), cases.usualMonths().to());
    }

    MonthSpan usualMonths() {
        return cases.usualMonths();
    }

    /// What somebody may see of what was asked for: the bureau everything, others what their agency is responsible for.
    ///
    /// @throws NotFound for somebody else who has none
    CaseScope scope(Asked asked, MonthSpan months, SignedInPerson me) {
        var agency = me.person().roles().oversee()
                ? (asked.agency() == null ? "" : asked.agency())
                : me.agency().orElseThrow(() -> new NotFound("agency of", me.getName()));
        return new CaseScope(CaseKind.BARRIER, months, agency);
    }

    Measured measure(CaseScope scope) {
        return new Measured(cases.figures(scope), clearings.count(scope), firstLook.isAhead());
    }

    /// Short names of agencies by code.
    Map<String, String> names() {
        return identity.listAgencies().stream().collect(Collectors.toMap(Agency::code, Agency::shortName));
    }

    List<Agency> agencies() {
        return identity.listAgencies();
    }
}
