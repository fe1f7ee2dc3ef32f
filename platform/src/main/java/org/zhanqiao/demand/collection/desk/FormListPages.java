package org.zhanqiao.demand.collection.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.demand.Sight;
import org.zhanqiao.demand.collection.AgencyFigures;
import org.zhanqiao.demand.collection.Channel;
import org.zhanqiao.demand.collection.CollectionForm;
import org.zhanqiao.demand.collection.FormFilter;
import org.zhanqiao.demand.collection.Forms;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.CellWord;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// The list of forms: an agency’s own; for the bureau all, with the figures of each agency.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU})
class FormListPages {

    static final String LIST = "/desk/forms";

    private final Pages pages;
    private final Forms forms;
    private final Identity identity;

    FormListPages(Pages pages, Forms forms, Identity identity) {
        this.pages = pages;
        this.forms = forms;
        this.identity = identity;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        NavigationItem formNavigation() {
            return NavigationItem.of(440, "demand.forms", LIST, Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU);
        }
    }

    /// @param agency that the bureau asked for; empty for all
    /// @throws NotFound for whoever sees no forms
    static FormFilter filter(String agency, boolean flagged, SignedInPerson me) {
        var bound = Sight.of(me).bound();
        return new FormFilter(bound.isEmpty() ? agency : bound, flagged);
    }

    @GetMapping(LIST)
    View list(
            ListQuery query,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "false") boolean flagged,
            @AuthenticationPrincipal SignedInPerson me) {
        var found = forms.listForms(filter(agency, flagged, me), query);
        var names = new HashMap<String, String>();
        boolean bureau = me.has(Role.BUREAU);
        return pages.show(
                "demand/form-list",
                new FormViews.Listed(
                        rows(found, names),
                        bureau
                                ? forms.listFigures().stream()
                                        .map(each -> new FormViews.Figures(name(each.agency(), names), each))
                                        .toList()
                                : List.of(),
                        bureau ? agency : "",
                        flagged,
                        bureau,
                        me.has(Role.DATA_OFFICER)));
    }

    private Paged<FormViews.Row> rows(Paged<CollectionForm> found, Map<String, String> names) {
        var flagged = forms.countFlagged(found.rows());
        return found.map(
                form -> new FormViews.Row(form, name(form.agency(), names), flagged.getOrDefault(form.id(), 0L)));
    }

    private String name(String agency, Map<String, String> names) {
        return names.computeIfAbsent(
                agency, code -> identity.findAgency(code).map(Agency::shortName).orElse(code));
    }

    @GetMapping(LIST + ".csv")
    View export(
            ListQuery query,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "false") boolean flagged,
            @AuthenticationPrincipal SignedInPerson me) {
        var names = new HashMap<String, String>();
        var filter = filter(agency, flagged, me);
        return pages.table(
                "demand.forms",
                List.of(
                        "demand.form.number",
                        "demand.form.agency",
                        "demand.form.name",
                        "demand.matter",
                        "demand.form.channel",
                        "demand.form.fields",
                        "demand.form.flagged",
                        "demand.form.changed"),
                Paged.everything(query, each -> rows(forms.listForms(filter, each), names))
                        .map(row -> {
                            var form = row.form();
                            return List.of(
                                    form.id(),
                                    row.agency(),
                                    form.text().name(),
                                    form.text().matter(),
                                    channel(form.text().channel()),
                                    Integer.toString(form.text().fields().size()),
                                    Long.toString(row.flagged()),
                                    form.changedAt());
                        }));
    }

    @GetMapping(LIST + "/agencies.csv")
    @Allowed(Role.BUREAU)
    View exportFigures() {
        var names = new HashMap<String, String>();
        return pages.table(
                "demand.form.byAgency",
                List.of(
                        "demand.form.agency",
                        "demand.form.forms",
                        "demand.form.fields",
                        "demand.form.flagged",
                        "demand.form.granted",
                        "demand.form.dismissed"),
                forms.listFigures().stream().map(each -> cells(each, name(each.agency(), names))));
    }

    private static Object channel(@Nullable Channel channel) {
        return channel == null ? "" : new CellWord("demand.form.channel." + channel.name());
    }

    private static List<?> cells(AgencyFigures each, String name) {
        return List.of(
                name,
                Long.toString(each.forms()),
                Long.toString(each.fields()),
                Long.toString(each.flagged()),
                Long.toString(each.granted()),
                Long.toString(each.dismissed()));
    }
}
