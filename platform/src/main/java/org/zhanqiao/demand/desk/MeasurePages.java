package org.zhanqiao.demand.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.measures.DemandFigures;
import org.zhanqiao.demand.measures.DemandMeasures;
import org.zhanqiao.demand.measures.Figure;
import org.zhanqiao.demand.measures.MeasureScope;
import org.zhanqiao.demand.measures.Tally;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.CellWord;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// The measures of requests, of the whole city for the bureau and of their agency for others. `docs/measures.md`
/// defines each figure.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class MeasurePages {

    /// By which a scorecard can be sorted; whoever answers latest stands first unless something else is asked for.
    private static final Map<String, Comparator<Measured>> ORDERS = Map.of(
            "agency", Comparator.comparing(Measured::name),
            "received", by(tally -> (double) tally.of(Figure.RECEIVED)),
            "rate", by(tally -> tally.satisfaction().orElse(-1)),
            "median", by(tally -> (double) Objects.requireNonNullElse(tally.median(), -1)),
            "ninetieth", by(tally -> (double) Objects.requireNonNullElse(tally.ninetieth(), -1)),
            "overdue", by(tally -> (double) tally.of(Figure.ANSWER_OVERDUE)),
            "undelivered", by(tally -> (double) tally.of(Figure.DELIVERY_OVERDUE)),
            "late", by(tally -> (double) tally.of(Figure.CLOSED_LATE)),
            "deliveredLate", by(tally -> (double) tally.of(Figure.DELIVERED_LATE)),
            "refused", by(tally -> (double) tally.of(Figure.REFUSED)));

    private final Pages pages;
    private final MeasureDesk desk;
    private final DemandMeasures measures;
    private final MeasureCharts charts;

    MeasurePages(Pages pages, MeasureDesk desk, DemandMeasures measures, MeasureCharts charts) {
        this.pages = pages;
        this.desk = desk;
        this.measures = measures;
        this.charts = charts;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        NavigationItem measuresNavigation() {
            return NavigationItem.of(
                    450,
                    "demand.measures",
                    MeasureLinks.REQUESTS,
                    Role.DATA_OFFICER,
                    Role.SHARING_HEAD,
                    Role.BUREAU,
                    Role.CITY_OFFICE);
        }
    }

    private static Comparator<Measured> by(ToDoubleFunction<Tally> figure) {
        return Comparator.comparingDouble(measured -> figure.applyAsDouble(measured.tally()));
    }

    @GetMapping(MeasureLinks.REQUESTS)
    View measures(
            MeasureQuery.Asked asked,
            ListQuery list,
            @RequestParam(defaultValue = "") String table,
            @AuthenticationPrincipal SignedInPerson me) {
        var whole = Arrays.stream(MeasuresView.Table.values())
                .filter(each -> each.name().equals(table))
                .findFirst()
                .orElse(null);
        var query = desk.query(asked, me);
        var figures = measures.figures(query.scope());
        var links = new MeasureLinks(query.desk());
        var names = desk.names();
        var filter = desk.filter(asked, query, MeasureLinks.REQUESTS);
        return pages.show(
                filter.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "demand/measures",
                new MeasuresView(
                        filter,
                        links,
                        list,
                        figures,
                        charts.months(figures, links),
                        part(
                                scorecard(
                                        figures.providers(),
                                        figures.scope().provider(),
                                        figures.scope()::ofProvider,
                                        names,
                                        list),
                                MeasuresView.Table.PROVIDERS,
                                whole,
                                list),
                        part(
                                scorecard(
                                        figures.consumers(),
                                        figures.scope().consumer(),
                                        figures.scope()::ofConsumer,
                                        names,
                                        list),
                                MeasuresView.Table.CONSUMERS,
                                whole,
                                list),
                        part(answers(figures, names), MeasuresView.Table.ANSWERS, whole, list),
                        whole,
                        charts.grounds(figures, links)));
    }

    /// The rows of a table that are shown: the first ones beside other tables, a page where it stands alone.
    private static <T> Paged<T> part(
            List<T> rows, MeasuresView.Table table, MeasuresView.@Nullable Table whole, ListQuery list) {
        if (whole == null) {
            return new Paged<>(
                    rows.stream().limit(MeasuresView.Table.FIRST_ROWS).toList(), rows.size(), list);
        }
        return whole == table
                ? new Paged<>(
                        rows.stream().skip(list.offset()).limit(list.size()).toList(), rows.size(), list)
                : new Paged<>(List.of(), 0, list);
    }

    /// One row an agency; none where the scope is of one agency.
    private static List<Measured> scorecard(
            SortedMap<String, Tally> tallies,
            String only,
            Function<String, MeasureScope> scope,
            UnaryOperator<String> names,
            ListQuery list) {
        if (!only.isEmpty()) {
            return List.of();
        }
        var worstFirst = by(tally -> (double) tally.of(Figure.ANSWER_OVERDUE))
                .thenComparing(by(tally -> (double) tally.of(Figure.CLOSED_LATE)))
                .reversed()
                .thenComparing(Measured::name);
        var asked = ORDERS.get(list.sort());
        var order =
                asked == null ? worstFirst : (list.descending() ? asked.reversed() : asked).thenComparing(worstFirst);
        return tallies.entrySet().stream()
                .map(each -> new Measured(names.apply(each.getKey()), scope.apply(each.getKey()), each.getValue()))
                .sorted(order)
                .toList();
    }

    private static List<MeasuresView.Answers> answers(DemandFigures figures, UnaryOperator<String> names) {
        return figures.answers().entrySet().stream()
                .flatMap(provider -> provider.getValue().entrySet().stream()
                        .filter(type -> type.getValue().of(Figure.ANSWERED) > 0)
                        .map(type -> new MeasuresView.Answers(
                                new Measured(
                                        names.apply(provider.getKey()),
                                        figures.scope().ofProvider(provider.getKey()),
                                        type.getValue()),
                                type.getKey())))
                .sorted(Comparator.comparing(
                                (MeasuresView.Answers each) -> each.measured().name())
                        .thenComparing(MeasuresView.Answers::type))
                .toList();
    }

    /// A row a group: the whole, each month, each agency on either side, each type, each agency with each type, each
    /// reason.
    @GetMapping(MeasureLinks.REQUESTS + ".csv")
    View export(MeasureQuery.Asked asked, @AuthenticationPrincipal SignedInPerson me) {
        var figures = measures.figures(desk.query(asked, me).scope());
        var header = new ArrayList<>(List.of(
                "demand.export.group",
                "demand.export.of",
                "demand.shareType",
                "demand.measures.rateByMonth",
                "demand.measures.median",
                "demand.measures.ninetieth"));
        Arrays.stream(Figure.values()).map(Figure::messageKey).forEach(header::add);
        var names = desk.names();
        return pages.table(
                "demand.measures",
                header,
                Stream.of(
                                Stream.of(cells("total", "", "", figures.total())),
                                figures.months().entrySet().stream()
                                        .map(each ->
                                                cells("month", each.getKey().toString(), "", each.getValue())),
                                figures.providers().entrySet().stream()
                                        .map(each ->
                                                cells("provider", names.apply(each.getKey()), "", each.getValue())),
                                figures.consumers().entrySet().stream()
                                        .map(each ->
                                                cells("consumer", names.apply(each.getKey()), "", each.getValue())),
                                figures.types().entrySet().stream()
                                        .map(each -> cells("type", "", shareType(each.getKey()), each.getValue())),
                                figures.answers().entrySet().stream()
                                        .flatMap(provider -> provider.getValue().entrySet().stream()
                                                .map(type -> cells(
                                                        "provider_type",
                                                        names.apply(provider.getKey()),
                                                        shareType(type.getKey()),
                                                        type.getValue()))),
                                figures.grounds().entrySet().stream()
                                        .map(each -> ground(each.getKey().name(), each.getValue())))
                        .flatMap(Function.identity()));
    }

    private static CellWord shareType(ShareType type) {
        return new CellWord("demand.shareType." + type.name());
    }

    private static List<Object> cells(String group, String of, Object type, Tally tally) {
        var cells = new ArrayList<Object>(List.of(
                new CellWord("demand.export.group." + group),
                of,
                type,
                tally.satisfaction().isEmpty()
                        ? ""
                        : MeasureWords.percent(tally.satisfaction().getAsDouble())
                                .toPlainString(),
                Objects.toString(tally.median(), ""),
                Objects.toString(tally.ninetieth(), "")));
        for (var figure : Figure.values()) {
            cells.add(tally.of(figure));
        }
        return cells;
    }

    private static List<Object> ground(String ground, long refused) {
        var cells = new ArrayList<Object>(List.of(
                new CellWord("demand.export.group.ground"), new CellWord("demand.ground." + ground), "", "", "", ""));
        for (var figure : Figure.values()) {
            cells.add(figure == Figure.REFUSED ? Long.toString(refused) : "");
        }
        return cells;
    }
}
