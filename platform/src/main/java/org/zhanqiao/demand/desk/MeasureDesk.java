package org.zhanqiao.demand.desk;

import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.requests.RequestFilter.Desk;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Reader;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.workday.MonthSpan;
import org.zhanqiao.workday.WorkingDays;

/// What the pages of measures and their API have in common: whose measures they are, and the names of agencies.
@Component
final class MeasureDesk {

    private final Identity identity;
    private final WorkingDays workingDays;

    MeasureDesk(Identity identity, WorkingDays workingDays) {
        this.identity = identity;
        this.workingDays = workingDays;
    }

    /// What was asked for, the usual months in place of months that are none.
    MeasureQuery query(MeasureQuery.Asked asked, SignedInPerson me) {
        return MeasureQuery.of(asked, asked.months(thisMonth()).orElseGet(this::usual), me);
    }

    List<InputError> errors(MeasureQuery.Asked asked) {
        return asked.months(thisMonth()).isPresent()
                ? List.of()
                : List.of(InputError.of("from", "demand.measures.badMonths"));
    }

    /// What a program asked for; it is told what is wrong rather than given something else.
    ///
    /// @throws NotFound      for an agency that is none, or not the reader's to see
    /// @throws UnfitMeasures when the months or the side are none
    MeasureQuery strict(MeasureQuery.Asked asked, Reader me) {
        var months = asked.months(thisMonth()).orElseThrow(() -> new UnfitMeasures("from, to"));
        if (!asked.knowsSide()) {
            throw new UnfitMeasures("side");
        }
        var query = MeasureQuery.of(asked, months, me);
        var agency = asked.agency();
        if (agency != null && !agency.isEmpty()) {
            boolean theirs = identity.findAgency(agency).isPresent() && agency.equals(query.agency());
            if (!theirs) {
                throw new NotFound("agency", agency);
            }
        }
        return query;
    }

    private MonthSpan usual() {
        return MonthSpan.usual(thisMonth());
    }

    private YearMonth thisMonth() {
        return YearMonth.from(workingDays.today());
    }

    MeasureFilterView filter(MeasureQuery.Asked asked, MeasureQuery query, String path) {
        var other = path.equals(MeasureLinks.SERVICES) ? MeasureLinks.REQUESTS : MeasureLinks.SERVICES;
        return new MeasureFilterView(
                query,
                path,
                query.desk() == Desk.ALL
                        ? identity.listAgencies().stream()
                                .map(agency -> new MeasureFilterView.Choice(agency.code(), agency.shortName()))
                                .toList()
                        : List.of(),
                MeasureLinks.measures(path + ".csv", query),
                MeasureLinks.measures(other, query),
                errors(asked));
    }

    /// Short names of agencies by code, each looked up once.
    UnaryOperator<String> names() {
        Map<String, String> known = new HashMap<>();
        return code -> known.computeIfAbsent(
                code, each -> identity.findAgency(each).map(Agency::shortName).orElse(each));
    }
}
