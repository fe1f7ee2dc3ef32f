package org.zhanqiao.ledger.desk;

import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseFiles;
import org.zhanqiao.ledger.CaseFilter;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.proceeding.ActPages;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.tabular.TableDownload;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NavigationGroup;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.Pages;

/// Cases: the list, the form that files one by hand, and one of them.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class CasePages {

    static final String LIST = "/desk/cases";
    static final String KEY = "ledger.case";
    static final String ONE = LIST + "/{id:ZG-[0-9-]+}";
    static final ActPages.Place PLACE = new ActPages.Place(KEY, "ledger.case.conflict", LIST);

    private final Pages pages;
    private final Cases cases;
    private final CaseViews views;
    private final CaseNames names;
    private final CaseFiles files;
    private final InstantSource clock;

    CasePages(Pages pages, Cases cases, CaseViews views, CaseNames names, CaseFiles files, InstantSource clock) {
        this.pages = pages;
        this.cases = cases;
        this.views = views;
        this.names = names;
        this.files = files;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        NavigationGroup ledgerGroup() {
            return NavigationGroup.of(500, "ledger.group");
        }

        @Bean
        NavigationItem casesNavigation() {
            return NavigationItem.of(
                    510, "ledger.cases", LIST, Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE);
        }
    }

    static String path(String id) {
        return LIST + "/" + id;
    }

    /// What a list was narrowed to, as it stands in the address; anything unknown is no bound.
    record Asked(
            @Nullable String narrow,
            @Nullable String state,
            @Nullable String kind,
            @Nullable String agency,
            @Nullable String campaign) {

        CaseFilter filter(SignedInPerson me) {
            return CaseFilter.of(me.person())
                    .narrowed(find(CaseFilter.Narrow.values(), narrow).orElse(CaseFilter.Narrow.ANY))
                    .of(find(CaseState.values(), state), find(CaseKind.values(), kind))
                    .owned(Objects.requireNonNullElse(agency, ""))
                    .in(Objects.requireNonNullElse(campaign, ""));
        }

        static <E extends Enum<E>> Optional<E> find(E[] all, @Nullable String name) {
            return Stream.of(all).filter(each -> each.name().equals(name)).findFirst();
        }
    }

    @GetMapping(LIST)
    View list(ListQuery query, Asked asked, @AuthenticationPrincipal SignedInPerson me) {
        var filter = asked.filter(me);
        boolean bureau = me.has(Role.BUREAU);
        var found = cases.list(filter, query);
        var agencies = names.agenciesOf(found.rows());
        var people = names.peopleOf(found.rows());
        return pages.show(
                "ledger/cases",
                new CaseListView(
                        found.map(each -> views.row(each, agencies, people)),
                        filter,
                        cases.counts(filter),
                        me.person().roles().oversee() ? names.agencies() : Map.of(),
                        names.campaigns(),
                        BulkPages.acts(me).stream().map(CaseAct::name).toList(),
                        bureau || me.agency().isPresent(),
                        views.today()));
    }

    /// What the list shows, in the columns that an import reads.
    @GetMapping({LIST + ".csv", LIST + ".xlsx"})
    View export(ListQuery query, Asked asked, @AuthenticationPrincipal SignedInPerson me) {
        var filter = asked.filter(me);
        return TableDownload.of("整改台账", (format, out) -> files.write(filter, query, format, out));
    }

    @GetMapping(LIST + "/new")
    @Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU})
    View begin(@RequestParam(defaultValue = "BARRIER") String kind, @RequestParam(defaultValue = "") String path) {
        return form(HttpStatus.OK, kind, "", "", path, List.of());
    }

    @PostMapping(LIST + "/new")
    @Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU})
    View file(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String path,
            HttpServletRequest request,
            @AuthenticationPrincipal SignedInPerson me) {
        var agency = me.has(Role.BUREAU) ? "" : me.agency().orElseThrow();
        var draft = new NewCase(
                Asked.find(CaseKind.values(), kind).orElse(CaseKind.BARRIER),
                new Case.About(plain(title), plain(what), "", localPath(path, request)),
                "",
                agency.isEmpty() ? Reporter.Kind.BUREAU : Reporter.Kind.AGENCY,
                agency,
                clock.instant());
        try {
            var filed = cases.file(draft, me.person());
            var last = cases.getFile(filed.id(), me.person()).history().last().kind();
            return pages.redirect(
                    path(filed.id()) + (last == CaseAct.FILE || last == CaseAct.JOIN ? "?done=" + last : ""));
        } catch (UnfitAct unfit) {
            return form(HttpStatus.UNPROCESSABLE_CONTENT, kind, title, what, path, unfit.flaws());
        }
    }

    /// As it is kept, and as a file would say it.
    private static String plain(String typed) {
        return typed.replace("\r\n", "\n").replace("\0", "").strip();
    }

    /// Of an address that was copied whole from the browser, what stands behind the host.
    private static String localPath(String typed, HttpServletRequest request) {
        var copied = typed.strip();
        var host = "://" + request.getHeader(HttpHeaders.HOST);
        int end = copied.indexOf(host + "/");
        return copied.startsWith("http") && end > 0 ? copied.substring(end + host.length()) : copied;
    }

    private View form(HttpStatus status, String kind, String title, String what, String path, List<InputError> errors) {
        return pages.show(status, "ledger/case-new", new NewCaseView(kind, title, what, path, errors));
    }

    @GetMapping(ONE)
    View one(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        return pages.show(
                "ledger/case",
                views.of(
                        cases.getFile(id, me.person()),
                        me.person(),
                        ActPages.find(CaseAct.class, done).orElse(null),
                        List.of(),
                        locale));
    }
}
