package org.zhanqiao.demand.missing.desk;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.zhanqiao.demand.missing.MissingData;
import org.zhanqiao.demand.missing.MissingDataset;
import org.zhanqiao.demand.missing.MissingFilter;
import org.zhanqiao.demand.missing.MissingFilter.Show;
import org.zhanqiao.demand.missing.MissingState;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.CellWord;
import org.zhanqiao.web.DeskWork;
import org.zhanqiao.web.DeskWork.Pile;
import org.zhanqiao.web.DeskWork.Waiting;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// The list of missing data, which every agency sees whole, so that it can second what it needs too.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class MissingListPages {

    private final Pages pages;
    private final MissingData missing;
    private final Identity identity;
    private final InstantSource clock;

    MissingListPages(Pages pages, MissingData missing, Identity identity, InstantSource clock) {
        this.pages = pages;
        this.missing = missing;
        this.identity = identity;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        NavigationItem missingDataNavigation() {
            return NavigationItem.of(
                    250,
                    "demand.missingData",
                    MissingPages.LIST,
                    Role.DATA_OFFICER,
                    Role.SHARING_HEAD,
                    Role.BUREAU,
                    Role.CITY_OFFICE);
        }

        @Bean
        DeskWork missingWork(MissingData missing) {
            return reader -> reader instanceof SignedInPerson me && me.has(Role.BUREAU)
                    ? Waiting.of(250, "demand.missingData", pile(missing, Show.BUREAU), pile(missing, Show.OVERDUE))
                    : Optional.empty();
        }

        private static Pile pile(MissingData missing, Show show) {
            return new Pile(
                    missing.count(new MissingFilter(show, "", Optional.empty())), MissingPages.LIST + "?show=" + show);
        }
    }

    /// What the list was narrowed to, as it stands in the address; anything unknown is no bound.
    record Narrow(@Nullable String show, @Nullable String state) {}

    private static MissingFilter filter(Narrow narrow, SignedInPerson me) {
        return new MissingFilter(
                shows(me).stream()
                        .filter(each -> each.name().equals(narrow.show()))
                        .findFirst()
                        .orElse(Show.ALL),
                me.agency().orElse(""),
                Stream.of(MissingState.values())
                        .filter(each -> each.name().equals(narrow.state()))
                        .findFirst());
    }

    /// The parts of the list that somebody can ask for.
    static List<Show> shows(SignedInPerson me) {
        return Stream.of(Show.values())
                .filter(show -> switch (show) {
                    case ALL, OVERDUE -> true;
                    case BUREAU -> me.has(Role.BUREAU);
                    case CLIMBED -> me.person().roles().oversee();
                    case ASKED, SOURCE -> me.agency().isPresent();
                })
                .toList();
    }

    @GetMapping(MissingPages.LIST)
    View list(ListQuery query, Narrow narrow, @AuthenticationPrincipal SignedInPerson me) {
        var filter = filter(narrow, me);
        var found = missing.listMissing(filter, query);
        var names = new HashMap<String, String>();
        return pages.show(
                "demand/missing-list",
                new MissingListView(
                        new Paged<>(
                                found.rows().stream()
                                        .map(each -> row(each, names))
                                        .toList(),
                                found.total(),
                                query),
                        filter.show(),
                        filter.state().map(MissingState::name).orElse(""),
                        shows(me).stream()
                                .map(show -> new MissingListView.Count(
                                        show,
                                        missing.count(new MissingFilter(show, filter.agency(), Optional.empty()))))
                                .toList(),
                        me.has(Role.DATA_OFFICER),
                        clock.instant().atZone(Page.ZONE).toLocalDate()));
    }

    private MissingListView.Row row(MissingDataset each, Map<String, String> names) {
        return new MissingListView.Row(
                each,
                each.source().isEmpty() ? "" : name(each.source(), names),
                each.needs().stream().map(need -> name(need.agency(), names)).toList());
    }

    private String name(String agency, Map<String, String> names) {
        return names.computeIfAbsent(
                agency, code -> identity.findAgency(code).map(Agency::shortName).orElse(code));
    }

    @GetMapping(MissingPages.LIST + ".csv")
    View export(ListQuery query, Narrow narrow, @AuthenticationPrincipal SignedInPerson me) {
        var filter = filter(narrow, me);
        var names = new HashMap<String, String>();
        return pages.table(
                "demand.missingData",
                List.of(
                        "demand.missingData.number",
                        "demand.missingData.name",
                        "demand.items",
                        "demand.state",
                        "demand.missingData.agencies",
                        "demand.sparedPaper",
                        "demand.missingData.source",
                        "demand.missingData.due",
                        "demand.missingData.entry",
                        "demand.moved"),
                Paged.everything(query, each -> missing.listMissing(filter, each))
                        .map(each -> cells(row(each, names))));
    }

    private static List<?> cells(MissingListView.Row row) {
        var each = row.missing();
        return List.of(
                each.id(),
                each.name(),
                String.join("、", each.items()),
                new CellWord("demand.missingData.state." + each.state().name()),
                String.join("、", row.agencies()),
                String.join(
                        "、",
                        each.needs().stream()
                                .map(need -> need.text().sparedPaper())
                                .distinct()
                                .toList()),
                row.source(),
                Objects.toString(each.due(), ""),
                each.entry(),
                each.moved());
    }
}
