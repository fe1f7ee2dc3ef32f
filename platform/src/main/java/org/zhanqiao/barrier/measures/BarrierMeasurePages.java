package org.zhanqiao.barrier.measures;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
import org.zhanqiao.web.CellWord;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Pages;
import org.zhanqiao.web.SpokenTable;
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
                        measured.ahead(),
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
        return TableDownload.of(
                pages, new SpokenTable("barrier.measures", headings(), lines(measures.measure(scope)).stream()));
    }

    private static List<String> headings() {
        var headings = new ArrayList<>(List.of(
                "barrier.export.group", "barrier.export.of", "barrier.export.causeCode", "barrier.export.month"));
        Arrays.stream(CaseFigure.values()).map(CaseFigure::messageKey).forEach(headings::add);
        headings.addAll(List.of(
                "barrier.export.median",
                "barrier.export.ninetieth",
                "barrier.measures.spared",
                "barrier.spared.papers",
                "barrier.spared.trips",
                "barrier.spared.days"));
        return headings;
    }

    private List<List<?>> lines(BarrierMeasures.Measured measured) {
        var names = measures.names();
        var lines = new ArrayList<List<?>>();
        var figures = measured.cases();
        var cleared = measured.cleared();
        lines.add(cells("total", "", "", null, figures.total(), cleared.total()));
        figures.months()
                .forEach((month, tally) -> lines.add(
                        cells("month", "", "", month, tally, cleared.months().get(month))));
        figures.agencies()
                .forEach((agency, tally) -> lines.add(cells(
                        "agency",
                        named(agency, names),
                        "",
                        null,
                        tally,
                        cleared.agencies().get(agency))));
        figures.both()
                .forEach((agency, months) -> months.forEach((month, tally) ->
                        lines.add(cells("agencyMonth", named(agency, names), "", month, tally, null))));
        figures.topics()
                .forEach((topic, tally) -> lines.add(cells(
                        "cause",
                        new CellWord(topic.isEmpty() ? "barrier.measures.noCause" : "barrier.kind." + topic),
                        topic,
                        null,
                        tally,
                        null)));
        return lines;
    }

    private static Object named(String agency, Map<String, String> names) {
        return agency.isEmpty() ? new CellWord("barrier.measures.nobody") : names.getOrDefault(agency, agency);
    }

    private static List<?> cells(
            String group,
            Object of,
            String topic,
            @Nullable YearMonth month,
            CaseTally tally,
            Clearings.@Nullable Cleared cleared) {
        var cells = new ArrayList<Object>(
                List.of(new CellWord("barrier.export.group." + group), of, topic, Objects.toString(month, "")));
        for (var figure : CaseFigure.values()) {
            cells.add(tally.of(figure));
        }
        cells.add(Objects.toString(tally.median(), ""));
        cells.add(Objects.toString(tally.ninetieth(), ""));
        if (cleared == null) {
            cells.addAll(List.of("", "", "", ""));
        } else {
            var spared = cleared.spared();
            cells.addAll(
                    List.of(cleared.papers(), spared.papers(), Math.round(spared.trips()), Math.round(spared.days())));
        }
        return cells;
    }
}
