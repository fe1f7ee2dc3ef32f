package org.zhanqiao.barrier.discovery.desk;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.discovery.Barriers;
import org.zhanqiao.barrier.discovery.BrokenLink;
import org.zhanqiao.barrier.discovery.FirstLook;
import org.zhanqiao.barrier.discovery.Fix;
import org.zhanqiao.barrier.discovery.Link;
import org.zhanqiao.barrier.discovery.PaperCases;
import org.zhanqiao.barrier.discovery.PaperKey;
import org.zhanqiao.barrier.discovery.RadarFilter;
import org.zhanqiao.barrier.discovery.RadarMatter;
import org.zhanqiao.barrier.discovery.RadarRow;
import org.zhanqiao.barrier.discovery.Result;
import org.zhanqiao.barrier.discovery.Step;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.CellWord;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// The radar of barriers: matters and papers by cause, what clearing a link would spare, and the chain of each paper.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class RadarPages {

    private static final String PATH = "/desk/barriers";
    private static final int MOST_LINKS = 10;

    /// Orders of the papers, beside their own.
    private static final Map<String, Comparator<RadarRow>> ORDERS = Map.of(
            "matter", Comparator.comparing(row -> row.matter().name()),
            "paper", Comparator.comparing(row -> row.paper().name()),
            "cause", Comparator.comparing(row -> row.finding().kind()),
            "papers", Comparator.comparingLong(row -> row.spared().papers()),
            "trips", Comparator.comparingDouble(row -> row.spared().trips()),
            "since", Comparator.comparing(row -> row.finding().since()));

    /// Orders of the matters, beside their own.
    private static final Map<String, Comparator<RadarMatter>> MATTER_ORDERS = Map.of(
            "matter", Comparator.comparing(matter -> matter.matter().name()),
            "papers", Comparator.comparingLong(matter -> matter.spared().papers()));

    private final Pages pages;
    private final Barriers barriers;
    private final FirstLook firstLook;
    private final PaperCases cases;
    private final Identity identity;

    RadarPages(Pages pages, Barriers barriers, FirstLook firstLook, PaperCases cases, Identity identity) {
        this.pages = pages;
        this.barriers = barriers;
        this.firstLook = firstLook;
        this.cases = cases;
        this.identity = identity;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        NavigationItem radarNavigation() {
            return NavigationItem.of(
                    600, "barrier.radar", PATH, Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE);
        }
    }

    /// What a reader asked to see.
    ///
    /// @param cause name of what following came to
    /// @param by    `papers` for one line a paper; otherwise one a matter
    record Asked(
            @Nullable String agency,
            @Nullable String cause,
            @Nullable String matter,
            @Nullable String by) {

        boolean byPaper() {
            return "papers".equals(by);
        }

        RadarFilter filter(SignedInPerson me, String text) {
            return new RadarFilter(
                    reader(me),
                    agency == null ? "" : agency,
                    matter == null ? "" : matter,
                    Arrays.stream(Result.Kind.values())
                            .filter(kind -> kind.name().equals(cause))
                            .findFirst(),
                    text);
        }
    }

    static String reader(SignedInPerson me) {
        return me.person().roles().oversee() ? "" : me.agency().orElse("-");
    }

    @GetMapping(PATH)
    View radar(Asked asked, ListQuery query, @AuthenticationPrincipal SignedInPerson me) {
        var filter = asked.filter(me, query.text());
        var radar = barriers.radar(filter);
        var names = names();
        var rows = page(sorted(radar.rows(), ORDERS, query), query);
        var filed = cases(rows.rows(), me);
        return pages.show(
                "barrier/radar",
                new RadarViews.Shown(
                        page(sorted(radar.listMatters(), MATTER_ORDERS, query), query)
                                .map(matter -> matter(matter, names)),
                        rows.map(row -> cell(row, names, filed)),
                        asked.byPaper(),
                        radar.links().stream()
                                .filter(link -> link.spared().papers() > 0)
                                .limit(MOST_LINKS)
                                .map(link -> new RadarViews.Hanging(
                                        link, name(link.agency(), names), name(link.keeper(), names)))
                                .toList(),
                        radar.totals(),
                        radar.askers().stream()
                                .map(each -> new RadarViews.Asker(each, name(each.agency(), names)))
                                .toList(),
                        filter.agency(),
                        filter.kind().map(Enum::name).orElse(""),
                        filter.matter(),
                        Double.toString(barriers.daysPerTrip()),
                        firstLook.isAhead()));
    }

    private static <T> List<T> sorted(List<T> own, Map<String, Comparator<T>> orders, ListQuery query) {
        var order = orders.get(query.sort());
        return order == null
                ? own
                : own.stream()
                        .sorted(query.descending() ? order.reversed() : order)
                        .toList();
    }

    private static <T> Paged<T> page(List<T> all, ListQuery query) {
        return new Paged<>(all.stream().skip(query.offset()).limit(query.size()).toList(), all.size(), query);
    }

    private static RadarViews.MatterCells matter(RadarMatter matter, Map<String, String> names) {
        return new RadarViews.MatterCells(
                matter.matter().code(),
                matter.matter().name(),
                name(matter.matter().agency(), names),
                cells(matter.broken(), names),
                cells(matter.others(), names),
                matter.spared());
    }

    private static List<RadarViews.Cell> cells(List<RadarRow> rows, Map<String, String> names) {
        return rows.stream().map(row -> cell(row, names, Map.of())).toList();
    }

    private Map<String, String> names() {
        return identity.listAgencies().stream().collect(Collectors.toMap(Agency::code, Agency::shortName));
    }

    private static String name(String agency, Map<String, String> names) {
        return names.getOrDefault(agency, agency);
    }

    private static RadarViews.Cell cell(RadarRow row, Map<String, String> names, Map<PaperKey, String> filed) {
        return new RadarViews.Cell(
                row,
                name(row.matter().agency(), names),
                name(row.keeper(), names),
                filed.getOrDefault(row.finding().paper(), ""));
    }

    /// Cases of papers, for whoever sees them all.
    private Map<PaperKey, String> cases(List<RadarRow> rows, SignedInPerson me) {
        return me.has(Role.BUREAU)
                ? cases.listIds(rows.stream().map(row -> row.finding().paper()).toList())
                : Map.of();
    }

    @GetMapping(PATH + ".csv")
    View export(Asked asked, ListQuery query, @AuthenticationPrincipal SignedInPerson me) {
        var names = names();
        return pages.table(
                "barrier.radar",
                List.of(
                        "barrier.paper",
                        "barrier.matter.name",
                        "barrier.matter.code",
                        "barrier.radar.asks",
                        "barrier.radar.keeps",
                        "barrier.cause",
                        "barrier.export.causeCode",
                        "barrier.radar.link",
                        "barrier.export.linkCode",
                        "barrier.export.dataset",
                        "barrier.since",
                        "barrier.spared.papers",
                        "barrier.spared.trips",
                        "barrier.spared.days"),
                sorted(barriers.radar(asked.filter(me, query.text())).rows(), ORDERS, query).stream()
                        .map(row -> cells(cell(row, names, Map.of()))));
    }

    /// Every link that breaks, also those that spare too little to stand on the page.
    @GetMapping(PATH + "/links.csv")
    View exportLinks(Asked asked, ListQuery query, @AuthenticationPrincipal SignedInPerson me) {
        var names = names();
        return pages.table(
                "barrier.radar.links",
                List.of(
                        "barrier.radar.link",
                        "barrier.export.linkCode",
                        "barrier.cause",
                        "barrier.export.causeCode",
                        "barrier.radar.asks",
                        "barrier.radar.keeps",
                        "barrier.export.dataset",
                        "barrier.radar.hanging",
                        "barrier.spared.papers",
                        "barrier.spared.trips",
                        "barrier.spared.days"),
                barriers.radar(asked.filter(me, query.text())).links().stream().map(link -> cells(link, names)));
    }

    private static List<?> cells(BrokenLink link, Map<String, String> names) {
        return List.of(
                new CellWord("barrier.link." + link.link().name()),
                link.link().name(),
                new CellWord("barrier.kind." + link.link().cause().name()),
                link.link().cause().name(),
                name(link.agency(), names),
                name(link.keeper(), names),
                link.dataset(),
                link.papers().stream()
                        .map(row -> row.matter().name() + "：" + row.paper().name())
                        .collect(Collectors.joining("；")),
                link.spared().papers(),
                Math.round(link.spared().trips()),
                Math.round(link.spared().days()));
    }

    /// A paper that nobody asks for any more is stuck at no link.
    private static List<?> cells(RadarViews.Cell cell) {
        var row = cell.row();
        var finding = row.finding();
        boolean stuck = finding.kind().isBarrier();
        return List.of(
                row.paper().name(),
                row.matter().name(),
                row.matter().code(),
                cell.agency(),
                cell.keeper(),
                new CellWord("barrier.kind." + finding.kind().name()),
                finding.kind().name(),
                stuck ? new CellWord("barrier.link." + finding.link().name()) : "",
                stuck ? finding.link().name() : "",
                finding.dataset(),
                finding.since(),
                row.spared().papers(),
                Math.round(row.spared().trips()),
                Math.round(row.spared().days()));
    }

    @GetMapping(PATH + "/chain")
    View chain(
            @RequestParam String matter,
            @RequestParam String paper,
            @RequestParam(defaultValue = "false") boolean done,
            @AuthenticationPrincipal SignedInPerson me) {
        return chain(HttpStatus.OK, new PaperKey(matter, paper), Optional.empty(), List.of(), done, me);
    }

    private View chain(
            HttpStatus status,
            PaperKey paper,
            Optional<RadarViews.Typed> typed,
            List<InputError> errors,
            boolean done,
            SignedInPerson me) {
        var row = barriers.getChain(paper, reader(me));
        var fix = barriers.findFix(paper);
        var cell = cell(row, names(), cases(List.of(row), me));
        boolean waits =
                me.has(Role.BUREAU) && cell.kind().isBarrier() && cell.caseId().isEmpty();
        return pages.show(
                status,
                "barrier/chain",
                new RadarViews.Chain(
                        cell,
                        followed(row, me),
                        unreached(row),
                        waits ? barriers.mostUntriaged() : 0,
                        fix.orElse(null),
                        barriers.mayFix(paper, me.person()),
                        barriers.findAssent(paper).orElse(null),
                        me.has(Role.BUREAU) && isProposed(row, fix),
                        typed.orElseGet(() -> fix.map(each -> new RadarViews.Typed(each.dataset(), each.because()))
                                .orElseGet(
                                        () -> new RadarViews.Typed(row.finding().dataset(), ""))),
                        errors,
                        done));
    }

    /// Whether something that is said of the paper waits for the bureau.
    private static boolean isProposed(RadarRow row, Optional<Fix> fix) {
        return row.finding().proposed() != null
                || fix.filter(each -> !each.agreed()).isPresent();
    }

    private static List<RadarViews.Followed> followed(RadarRow row, SignedInPerson me) {
        return row.finding().steps().stream()
                .map(step -> new RadarViews.Followed(step.link().name(), step, page(step, row, me)))
                .toList();
    }

    /// Links that were not looked at, because one before broke.
    private static List<Link> unreached(RadarRow row) {
        return row.finding().kind().isBarrier()
                ? Arrays.stream(Link.values())
                        .filter(link -> link.compareTo(row.finding().link()) > 0)
                        .toList()
                : List.of();
    }

    /// A grant has a page for the agency that holds it; everybody else sees the dataset's, which lists its grants.
    private static String page(Step step, RadarRow row, SignedInPerson me) {
        boolean own = me.has(Role.DATA_OFFICER)
                && row.matter().agency().equals(me.agency().orElse(""));
        return step.page().startsWith("/agency/") && !own
                ? "/catalog/entries/" + row.finding().dataset()
                : step.page();
    }

    @PostMapping(PATH + "/fix")
    @Allowed({Role.DATA_OFFICER, Role.BUREAU})
    View fix(
            @RequestParam String matter,
            @RequestParam String paper,
            @RequestParam(defaultValue = "") String dataset,
            @RequestParam(defaultValue = "") String because,
            @AuthenticationPrincipal SignedInPerson me) {
        var key = new PaperKey(matter, paper);
        try {
            barriers.fix(key, dataset, because, me.person());
            return pages.redirect(RadarViews.chainOf(matter, paper) + "&done=true");
        } catch (UnfitInput unfit) {
            return chain(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    key,
                    Optional.of(new RadarViews.Typed(dataset, because)),
                    unfit.flaws(),
                    false,
                    me);
        }
    }

    @PostMapping(PATH + "/agree")
    @Allowed(Role.BUREAU)
    View agree(@RequestParam String matter, @RequestParam String paper, @AuthenticationPrincipal SignedInPerson me) {
        barriers.agree(new PaperKey(matter, paper), me.person());
        return pages.redirect(RadarViews.chainOf(matter, paper) + "&done=true");
    }

    @PostMapping(PATH + "/unfix")
    @Allowed({Role.DATA_OFFICER, Role.BUREAU})
    View unfix(@RequestParam String matter, @RequestParam String paper, @AuthenticationPrincipal SignedInPerson me) {
        barriers.unfix(new PaperKey(matter, paper), me.person());
        return pages.redirect(RadarViews.chainOf(matter, paper) + "&done=true");
    }
}
