package org.zhanqiao.demand.desk;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.zhanqiao.audit.Performance;
import org.zhanqiao.demand.measures.DemandFigures;
import org.zhanqiao.demand.measures.Figure;
import org.zhanqiao.demand.measures.MeasureScope;
import org.zhanqiao.demand.measures.Tally;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.web.Chart;
import org.zhanqiao.web.Chart.Kind;
import org.zhanqiao.web.Chart.Series;
import org.zhanqiao.web.Tone;

/// Measures as charts, in the reader's language; every value opens its rows.
@Component
final class MeasureCharts {

    private final MessageSource messages;

    MeasureCharts(MessageSource messages) {
        this.messages = messages;
    }

    /// What became of the requests of each month, the rate, the days, and what was late.
    List<Chart> months(DemandFigures figures, MeasureLinks links) {
        var months = figures.months();
        var scope = figures.scope();
        return List.of(
                monthly(
                        "measures-outcome",
                        Kind.STACKED_BAR,
                        "demand.measures.byMonth",
                        months,
                        List.of(
                                counts(figures, links, Figure.SATISFIED, Tone.GOOD),
                                counts(figures, links, Figure.REFUSED, Tone.NEUTRAL),
                                counts(figures, links, Figure.ANSWER_OVERDUE, Tone.BAD),
                                counts(figures, links, Figure.DELIVERY_OVERDUE, Tone.WAITING),
                                counts(figures, links, Figure.UNDER_WAY, Tone.NEUTRAL),
                                counts(figures, links, Figure.WITHDRAWN, Tone.NEUTRAL))),
                monthly(
                        "measures-rate",
                        Kind.LINE,
                        "demand.measures.rateByMonth",
                        months,
                        List.of(new Series(
                                text("demand.measures.rate"),
                                months.values().stream()
                                        .map(tally -> percent(tally.satisfaction()))
                                        .toList(),
                                Tone.NEUTRAL,
                                opened(months, Figure.DUE, month -> links.rows(scope.in(month), Figure.DUE))))),
                monthly(
                        "measures-days",
                        Kind.LINE,
                        "demand.measures.daysByMonth",
                        months,
                        List.of(
                                days(figures, links, "demand.measures.median", Tally::median),
                                days(figures, links, "demand.measures.ninetieth", Tally::ninetieth))),
                monthly(
                        "measures-late",
                        Kind.STACKED_BAR,
                        "demand.measures.lateByMonth",
                        months,
                        List.of(
                                counts(figures, links, Figure.ANSWER_OVERDUE, Tone.BAD),
                                counts(figures, links, Figure.DELIVERY_OVERDUE, Tone.WAITING),
                                counts(figures, links, Figure.CLOSED_LATE, Tone.NEUTRAL),
                                counts(figures, links, Figure.DELIVERED_LATE, Tone.NEUTRAL))));
    }

    /// Refusals by reason, the most frequent first; null without one.
    @Nullable Chart grounds(DemandFigures figures, MeasureLinks links) {
        if (figures.grounds().isEmpty()) {
            return null;
        }
        var grounds = figures.grounds().entrySet().stream()
                .sorted(Map.Entry.<RefusalGround, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .toList();
        return new Chart(
                "measures-grounds",
                Kind.ACROSS,
                text("demand.measures.byGround"),
                text("demand.ground"),
                grounds.stream().map(each -> text(each.getKey().messageKey())).toList(),
                List.of(new Series(
                        text(Figure.REFUSED.messageKey()),
                        grounds.stream()
                                .map(each -> each.getValue().doubleValue())
                                .toList(),
                        Tone.NEUTRAL,
                        grounds.stream()
                                .map(each -> links.rows(figures.scope(), each.getKey()))
                                .toList())));
    }

    /// How calls of services went in each month: how many, how stable and fresh, how fast.
    List<Chart> services(MeasureScope scope, SortedMap<YearMonth, Performance> months, MeasureLinks links) {
        return List.of(
                monthly(
                        "services-calls",
                        Kind.STACKED_BAR,
                        "demand.services.callsByMonth",
                        months,
                        List.of(
                                calls(scope, months, links, CallKind.SERVED, Tone.GOOD),
                                calls(scope, months, links, CallKind.UNAVAILABLE, Tone.BAD),
                                calls(scope, months, links, CallKind.REFUSED, Tone.WAITING))),
                monthly(
                        "services-stability",
                        Kind.LINE,
                        "demand.services.shareByMonth",
                        months,
                        List.of(
                                shares(
                                        scope,
                                        months,
                                        links,
                                        "demand.services.stability",
                                        CallKind.UNAVAILABLE,
                                        each -> each.stability()),
                                shares(
                                        scope,
                                        months,
                                        links,
                                        "demand.services.freshness",
                                        CallKind.KEPT,
                                        each -> each.freshness()))),
                monthly(
                        "services-time",
                        Kind.LINE,
                        "demand.services.timeByMonth",
                        months,
                        List.of(
                                times(scope, months, links, "demand.services.median", Performance::median),
                                times(scope, months, links, "demand.services.slow", Performance::slow))));
    }

    private Chart monthly(String id, Kind kind, String titleKey, SortedMap<YearMonth, ?> months, List<Series> series) {
        return new Chart(
                id,
                kind,
                text(titleKey),
                text("demand.measures.month"),
                months.keySet().stream().map(YearMonth::toString).toList(),
                series);
    }

    private Series counts(DemandFigures figures, MeasureLinks links, Figure figure, Tone tone) {
        var months = figures.months();
        return new Series(
                text(figure.messageKey()),
                months.values().stream().map(tally -> (double) tally.of(figure)).toList(),
                tone,
                opened(months, figure, month -> links.rows(figures.scope().in(month), figure)));
    }

    private Series days(
            DemandFigures figures, MeasureLinks links, String key, Function<Tally, @Nullable Integer> days) {
        var months = figures.months();
        return new Series(
                text(key),
                months.values().stream()
                        .map(tally -> {
                            var taken = days.apply(tally);
                            return taken == null ? Double.NaN : taken.doubleValue();
                        })
                        .toList(),
                Tone.NEUTRAL,
                opened(
                        months,
                        Figure.ANSWERED,
                        month -> links.slowest(figures.scope().in(month))));
    }

    /// What has no rows opens nothing.
    private static List<String> opened(
            SortedMap<YearMonth, Tally> months, Figure figure, Function<YearMonth, String> link) {
        return months.entrySet().stream()
                .map(each -> each.getValue().of(figure) == 0 ? "" : link.apply(each.getKey()))
                .toList();
    }

    private Series calls(
            MeasureScope scope,
            SortedMap<YearMonth, Performance> months,
            MeasureLinks links,
            CallKind kind,
            Tone tone) {
        return series(
                scope,
                months,
                links,
                text(kind.messageKey()),
                kind,
                tone,
                performance -> OptionalDouble.of((double) kind.of(performance)));
    }

    private Series shares(
            MeasureScope scope,
            SortedMap<YearMonth, Performance> months,
            MeasureLinks links,
            String key,
            CallKind behind,
            Function<Performance, OptionalDouble> share) {
        return series(scope, months, links, text(key), behind, Tone.NEUTRAL, performance -> {
            double percent = percent(share.apply(performance));
            return Double.isNaN(percent) ? OptionalDouble.empty() : OptionalDouble.of(percent);
        });
    }

    private Series times(
            MeasureScope scope,
            SortedMap<YearMonth, Performance> months,
            MeasureLinks links,
            String key,
            Function<Performance, OptionalDouble> time) {
        return series(scope, months, links, text(key), CallKind.SERVED, Tone.NEUTRAL, time);
    }

    private static Series series(
            MeasureScope scope,
            SortedMap<YearMonth, Performance> months,
            MeasureLinks links,
            String name,
            CallKind behind,
            Tone tone,
            Function<Performance, OptionalDouble> value) {
        return new Series(
                name,
                months.values().stream()
                        .map(performance -> value.apply(performance).orElse(Double.NaN))
                        .toList(),
                tone,
                months.entrySet().stream()
                        .map(each ->
                                behind.of(each.getValue()) == 0 ? "" : links.calls(scope.in(each.getKey()), "", behind))
                        .toList());
    }

    private static double percent(OptionalDouble share) {
        return share.isEmpty()
                ? Double.NaN
                : MeasureWords.percent(share.getAsDouble()).doubleValue();
    }

    private String text(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
