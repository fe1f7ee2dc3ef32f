package org.zhanqiao.ledger.measures;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.workday.DayCounts;

/// The figures of some cases.
///
/// @param counts    one a [CaseFigure]
/// @param median    working days within which half of those closed were closed; null without one
/// @param ninetieth the same for nine of ten
public record CaseTally(
        Map<CaseFigure, Long> counts,
        @Nullable Integer median,
        @Nullable Integer ninetieth) {

    public CaseTally {
        counts = Map.copyOf(counts);
    }

    static CaseTally of(Collection<MeasuredCase> cases, LocalDate today) {
        var counts = new EnumMap<CaseFigure, Long>(CaseFigure.class);
        for (var figure : CaseFigure.values()) {
            counts.put(
                    figure,
                    cases.stream().filter(each -> figure.counts(each, today)).count());
        }
        var days = new DayCounts();
        cases.stream().map(MeasuredCase::days).filter(Objects::nonNull).forEach(each -> days.add(each, 1));
        return new CaseTally(counts, days.percentile(50), days.percentile(90));
    }

    public long of(CaseFigure figure) {
        return counts.getOrDefault(figure, 0L);
    }
}
