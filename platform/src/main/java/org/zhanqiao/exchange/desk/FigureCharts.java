package org.zhanqiao.exchange.desk;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.zhanqiao.audit.AgencyFigures;
import org.zhanqiao.audit.AgencyFigures.Count;
import org.zhanqiao.audit.AgencyFigures.Latency;
import org.zhanqiao.audit.AgencyFigures.ReasonCount;
import org.zhanqiao.audit.AgencyFigures.ServiceFigures;
import org.zhanqiao.audit.AgencyFigures.Step;
import org.zhanqiao.audit.CallOutcome;
import org.zhanqiao.audit.CallPart;
import org.zhanqiao.web.Chart;
import org.zhanqiao.web.Chart.Kind;
import org.zhanqiao.web.Chart.Series;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Tone;

/// Figures as charts, in the reader's language. What is served is green, what was refused amber, an outage red.
@Component
final class FigureCharts {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("MM-dd HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd");

    private final MessageSource messages;

    FigureCharts(MessageSource messages) {
        this.messages = messages;
    }

    /// Calls of each step, those without calls included.
    Chart time(AgencyFigures figures, Step step, List<Instant> starts) {
        Map<Instant, Count> found =
                figures.counts().stream().collect(Collectors.toMap(Count::start, Function.identity()));
        var counts = starts.stream()
                .map(start -> found.getOrDefault(start, new Count(start, 0, 0, 0)))
                .toList();
        var format = step == Step.HOUR ? HOUR : DAY;
        return new Chart(
                "calls-over-time",
                Kind.STACKED_BAR,
                text("exchange.chart.time"),
                text(step == Step.HOUR ? "exchange.chart.hour" : "exchange.chart.day"),
                starts.stream()
                        .map(start -> format.format(start.atZone(Page.ZONE)))
                        .toList(),
                outcomes(counts, Count::served, Count::refused, Count::unavailable));
    }

    /// Refusals and outages by reason.
    Chart reasons(AgencyFigures figures) {
        var counts = figures.refusals();
        return new Chart(
                "calls-without-data",
                Kind.STACKED_ACROSS,
                text("exchange.chart.reasons"),
                text("exchange.chart.reason"),
                counts.stream().map(count -> reason(count.reason())).toList(),
                List.of(
                        new Series(
                                text(CallOutcome.REFUSED.messageKey()),
                                values(counts, count -> only(count, CallOutcome.REFUSED)),
                                Tone.WAITING),
                        new Series(
                                text(CallOutcome.UNAVAILABLE.messageKey()),
                                values(counts, count -> only(count, CallOutcome.UNAVAILABLE)),
                                Tone.BAD)));
    }

    private static double only(ReasonCount count, CallOutcome outcome) {
        return count.outcome() == outcome ? count.calls() : 0;
    }

    Chart byService(AgencyFigures figures, UnaryOperator<String> titles) {
        var services = figures.services();
        return new Chart(
                "calls-by-service",
                Kind.STACKED_ACROSS,
                text("exchange.chart.services"),
                text("exchange.service"),
                labels(services, titles),
                outcomes(services, ServiceFigures::served, ServiceFigures::refused, ServiceFigures::unavailable));
    }

    /// How long the parts of served calls took: the middle call, and the slowest in a hundred.
    List<Chart> latency(AgencyFigures figures, UnaryOperator<String> titles) {
        var timed = figures.services().stream()
                .filter(service -> !service.latencies().isEmpty())
                .toList();
        return List.of(
                latency("latency-median", "exchange.chart.median", timed, titles, Latency::p50),
                latency("latency-slowest", "exchange.chart.slowest", timed, titles, Latency::p99));
    }

    private Chart latency(
            String id,
            String titleKey,
            List<ServiceFigures> services,
            UnaryOperator<String> titles,
            ToDoubleFunction<Latency> figure) {
        return new Chart(
                id,
                Kind.ACROSS,
                text(titleKey),
                text("exchange.service"),
                labels(services, titles),
                Arrays.stream(CallPart.values())
                        .map(part -> new Series(
                                text(part.messageKey()), values(services, service -> of(service, part, figure))))
                        .toList());
    }

    private static double of(ServiceFigures service, CallPart part, ToDoubleFunction<Latency> figure) {
        return service.latencies().stream()
                .filter(latency -> latency.part() == part)
                .mapToDouble(figure)
                .findFirst()
                .orElse(Double.NaN);
    }

    /// A reason's words; its code where it has none.
    String reason(String code) {
        return String.valueOf(messages.getMessage("audit.reason." + code, null, code, LocaleContextHolder.getLocale()));
    }

    private <T> List<Series> outcomes(
            List<T> rows, ToLongFunction<T> served, ToLongFunction<T> refused, ToLongFunction<T> unavailable) {
        return List.of(
                new Series(text(CallOutcome.SERVED.messageKey()), values(rows, served::applyAsLong), Tone.GOOD),
                new Series(text(CallOutcome.REFUSED.messageKey()), values(rows, refused::applyAsLong), Tone.WAITING),
                new Series(
                        text(CallOutcome.UNAVAILABLE.messageKey()), values(rows, unavailable::applyAsLong), Tone.BAD));
    }

    private List<String> labels(List<ServiceFigures> services, UnaryOperator<String> titles) {
        return services.stream()
                .map(service -> service.service().isEmpty()
                        ? text("exchange.chart.noService")
                        : titles.apply(service.service()))
                .toList();
    }

    private static <T> List<Double> values(List<T> rows, ToDoubleFunction<T> value) {
        return rows.stream().mapToDouble(value).boxed().toList();
    }

    private String text(String key) {
        Locale locale = LocaleContextHolder.getLocale();
        return messages.getMessage(key, null, locale);
    }
}
