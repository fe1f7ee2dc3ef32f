package org.zhanqiao.barrier.measures;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.ledger.measures.CaseFigure;
import org.zhanqiao.ledger.measures.CaseMeasures;
import org.zhanqiao.ledger.measures.CaseScope;
import org.zhanqiao.ledger.measures.CaseTally;
import org.zhanqiao.tabular.TableDownload;
import org.zhanqiao.tabular.TableWriter;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;
import org.zhanqiao.workday.MonthSpan;

/// The measures of barriers, of the whole city for the bureau and of their agency for others, and the cases behind each
/// figure.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class BarrierMeasurePages {

    static final String PAGE = "/desk/barrier-measures";
    static final String ROWS = PAGE + "/cases";

    private final Pages pages;
    private final BarrierMeasures measures;
    private final CaseMeasures cases;
    private final MessageSource messages;

    BarrierMeasurePages(Pages pages, BarrierMeasures measures, CaseMeasures cases, MessageSource messages) {
        this.pages = pages;
        this.measures = measures;
        this.cases = cases;
        this.messages = messages;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        NavigationItem barrierMeasuresNavigation() {
            return NavigationItem.of(
                    640, "barrier.measures", PAGE, Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE);
        }
    }

    @GetMapping(PAGE)
    View measures(BarrierMeasures.Asked asked, Locale locale, @AuthenticationPrincipal SignedInPerson me) {
        var months = measures.months(asked);
        var scope = measures.scope(asked, months.orElseGet(measures::usualMonths), me);
        var measured = measures.measure(scope);
        return pages.show(
                months.isPresent() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "barrier/measures",
                new BarrierMeasuresView(
                        scope,
                        measured.cases().today(),
                        me.person().roles().oversee() ? measures.agencies() : List.of(),
                        query(scope),
                        row(
                                "",
                                scope,
                                "",
                                measured.cases().total(),
                                measured.cleared().total()),
                        months(scope, measured),
                        scope.agency().isEmpty() ? agencies(scope, measured, locale) : List.of(),
                        causes(scope, measured, locale),
                        months.isPresent() ? List.of() : List.of(InputError.of("from", "barrier.measures.badMonths"))));
    }

    private List<BarrierMeasureRow> months(CaseScope scope, BarrierMeasures.Measured measured) {
        return measured.cases().months().entrySet().stream()
                .map(each -> row(
                        each.getKey().toString(),
                        new CaseScope(scope.kind(), new MonthSpan(each.getKey(), each.getKey()), scope.agency()),
                        "",
                        each.getValue(),
                        measured.cleared().months().getOrDefault(each.getKey(), Clearings.Cleared.NOTHING)))
                .toList();
    }

    /// Cases that are nobody’s yet stand last, and open nothing by themselves: the total opens them.
    private List<BarrierMeasureRow> agencies(CaseScope scope, BarrierMeasures.Measured measured, Locale locale) {
        var names = measures.names();
        return measured.cases().agencies().entrySet().stream()
                .map(each -> row(
                        each.getKey().isEmpty()
                                ? text("barrier.measures.nobody", locale)
                                : names.getOrDefault(each.getKey(), each.getKey()),
                        new CaseScope(
                                scope.kind(),
                                scope.months(),
                                each.getKey().isEmpty() ? CaseMeasures.NOBODY : each.getKey()),
                        "",
                        each.getValue(),
                        measured.cleared().agencies().getOrDefault(each.getKey(), Clearings.Cleared.NOTHING)))
                .toList();
    }

    private List<BarrierMeasureRow> causes(CaseScope scope, BarrierMeasures.Measured measured, Locale locale) {
        return measured.cases().topics().entrySet().stream()
                .map(each -> row(
                        each.getKey().isEmpty()
                                ? text("barrier.measures.noCause", locale)
                                : text("barrier.kind." + each.getKey(), locale),
                        scope,
                        each.getKey().isEmpty() ? CaseMeasures.NOBODY : each.getKey(),
                        each.getValue(),
                        Clearings.Cleared.NOTHING))
                .toList();
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private static BarrierMeasureRow row(
            String name, CaseScope scope, String topic, CaseTally tally, Clearings.Cleared cleared) {
        return new BarrierMeasureRow(
                name, ROWS + "?" + query(scope) + "&topic=" + topic, tally, cleared.papers(), cleared.spared());
    }

    private static String query(CaseScope scope) {
        return "from=%s&to=%s&agency=%s"
                .formatted(scope.months().from(), scope.months().to(), scope.agency());
    }

    /// The cases that a figure counts.
    @GetMapping(ROWS)
    View rows(
            BarrierMeasures.Asked asked,
            @RequestParam(defaultValue = "ALL") String figure,
            @RequestParam(defaultValue = "") String topic,
            ListQuery query,
            @AuthenticationPrincipal SignedInPerson me) {
        var counted = Arrays.stream(CaseFigure.values())
                .filter(each -> each.name().equals(figure))
                .findFirst()
                .orElseThrow(() -> new NotFound("figure", figure));
        var scope = measures.scope(asked, measures.months(asked).orElseGet(measures::usualMonths), me);
        return pages.show(
                "barrier/measured-cases",
                new MeasuredCasesView(
                        counted,
                        scope,
                        topic,
                        cases.list(scope, counted, topic, query),
                        measures.names(),
                        PAGE + "?" + query(scope)));
    }

    /// A row a group: the whole, each month, each agency, each agency’s months, each cause.
    @GetMapping({PAGE + ".csv", PAGE + ".xlsx"})
    View export(BarrierMeasures.Asked asked, @AuthenticationPrincipal SignedInPerson me) {
        var scope = measures.scope(asked, measures.months(asked).orElseGet(measures::usualMonths), me);
        return TableDownload.of("堵点指标", (format, out) -> {
            try (var file = TableWriter.of(format, out, "堵点指标", Set.of())) {
                for (var each : table(measures.measure(scope))) {
                    file.row(each);
                }
            }
        });
    }

    private List<List<String>> table(BarrierMeasures.Measured measured) {
        var names = measures.names();
        var table = new ArrayList<List<String>>();
        var header = new ArrayList<>(List.of("group", "of", "month"));
        Arrays.stream(CaseFigure.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .forEach(header::add);
        header.addAll(
                List.of("median_days", "p90_days", "papers_cleared", "papers_spared", "trips_spared", "days_spared"));
        table.add(header);
        var figures = measured.cases();
        var cleared = measured.cleared();
        table.add(cells("total", "", null, figures.total(), cleared.total()));
        figures.months()
                .forEach((month, tally) -> table.add(
                        cells("month", "", month, tally, cleared.months().get(month))));
        figures.agencies()
                .forEach((agency, tally) -> table.add(cells(
                        "agency",
                        names.getOrDefault(agency, agency),
                        null,
                        tally,
                        cleared.agencies().get(agency))));
        figures.both()
                .forEach((agency, months) -> months.forEach((month, tally) ->
                        table.add(cells("agency_month", names.getOrDefault(agency, agency), month, tally, null))));
        figures.topics().forEach((topic, tally) -> table.add(cells("cause", topic, null, tally, null)));
        return table;
    }

    private static List<String> cells(
            String group, String of, @Nullable YearMonth month, CaseTally tally, Clearings.@Nullable Cleared cleared) {
        var cells = new ArrayList<>(List.of(group, of, month == null ? "" : month.toString()));
        for (var figure : CaseFigure.values()) {
            cells.add(Long.toString(tally.of(figure)));
        }
        cells.add(Objects.toString(tally.median(), ""));
        cells.add(Objects.toString(tally.ninetieth(), ""));
        var spared = cleared == null ? null : cleared.spared();
        cells.add(cleared == null ? "" : Long.toString(cleared.papers()));
        cells.add(spared == null ? "" : Long.toString(spared.papers()));
        cells.add(spared == null ? "" : Long.toString(Math.round(spared.trips())));
        cells.add(spared == null ? "" : Long.toString(Math.round(spared.days())));
        return cells;
    }
}
