package org.zhanqiao.barrier.items.desk;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.barrier.items.Matter;
import org.zhanqiao.barrier.items.MatterConflict;
import org.zhanqiao.barrier.items.MatterFiles;
import org.zhanqiao.barrier.items.MatterFilter;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.demand.collection.Forms;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.tabular.TableDownload;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NavigationItem;
import org.zhanqiao.web.Pages;

/// The inventory of service items: its list, one matter with its versions, registering and changing, taking it away.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class MatterPages {

    static final String LIST = "/desk/matters";
    private static final String ONE = LIST + "/{code:[0-9A-Za-z][0-9A-Za-z-]*}";

    private final Pages pages;
    private final Matters matters;
    private final MatterFiles files;
    private final Forms forms;
    private final Identity identity;

    MatterPages(Pages pages, Matters matters, MatterFiles files, Forms forms, Identity identity) {
        this.pages = pages;
        this.matters = matters;
        this.files = files;
        this.forms = forms;
        this.identity = identity;
    }

    @Configuration(proxyBeanMethods = false)
    static class Places {
        @Bean
        NavigationItem matterNavigation() {
            return NavigationItem.of(
                    640, "barrier.matters", LIST, Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE);
        }
    }

    private Map<String, String> names() {
        return identity.listAgencies().stream().collect(Collectors.toMap(Agency::code, Agency::shortName));
    }

    private List<MatterViews.Choice> choices() {
        return identity.listAgencies().stream()
                .map(agency -> new MatterViews.Choice(agency.code(), agency.shortName()))
                .toList();
    }

    @GetMapping(LIST)
    View list(
            ListQuery query,
            @RequestParam(defaultValue = "") String agency,
            @AuthenticationPrincipal SignedInPerson me) {
        var names = names();
        return pages.show(
                "barrier/matter-list",
                new MatterViews.Listed(
                        matters.listMatters(new MatterFilter(agency), query)
                                .map(matter -> new MatterViews.Row(
                                        matter, names.getOrDefault(matter.text().agency(), ""))),
                        choices(),
                        agency,
                        me.has(Role.DATA_OFFICER) || me.has(Role.BUREAU)));
    }

    @GetMapping({LIST + ".csv", LIST + ".xlsx"})
    View export(@RequestParam(defaultValue = "") String agency) {
        return TableDownload.of("政务服务事项", (format, out) -> files.write(new MatterFilter(agency), format, out));
    }

    @GetMapping(ONE)
    View one(
            @PathVariable String code,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal SignedInPerson me) {
        var matter = matters.getMatter(code);
        return pages.show(
                "barrier/matter-one",
                new MatterViews.One(
                        matter,
                        names().getOrDefault(
                                        matter.text().agency(), matter.text().agency()),
                        forms(matter, me),
                        MatterChanges.of(matters.listVersions(code)),
                        matters.mayChange(matter, me.person()),
                        List.of("stated", "retired").contains(done) ? done : ""));
    }

    private List<MatterViews.FormRow> forms(Matter matter, SignedInPerson me) {
        var found = forms.listOf(matter.text().agency(), matter.text().name(), me.person());
        var flagged = forms.countFlagged(found);
        return found.stream()
                .map(form ->
                        new MatterViews.FormRow(form.id(), form.text().name(), flagged.getOrDefault(form.id(), 0L)))
                .toList();
    }

    /// An officer states matters of the own agency, the bureau those of any.
    private static String settledAgency(SignedInPerson me) {
        return me.has(Role.BUREAU) ? "" : me.agency().orElse("-");
    }

    private View write(HttpStatus status, String code, MatterForm form, List<InputError> errors, SignedInPerson me) {
        return pages.show(
                status,
                "barrier/matter-write",
                new MatterViews.Write(code, form, settledAgency(me).isEmpty() ? choices() : List.of(), errors));
    }

    @GetMapping(LIST + "/new")
    @Allowed({Role.DATA_OFFICER, Role.BUREAU})
    View write(@AuthenticationPrincipal SignedInPerson me) {
        return write(HttpStatus.OK, "", new MatterForm(0, null, null, null, null, null, null), List.of(), me);
    }

    @PostMapping(LIST + "/new")
    @Allowed({Role.DATA_OFFICER, Role.BUREAU})
    View register(MatterForm form, @AuthenticationPrincipal SignedInPerson me) {
        return put(
                "",
                new MatterForm(
                        0, form.code(), form.name(), form.agency(), form.audience(), form.cases(), form.papers()),
                me);
    }

    @GetMapping(ONE + "/change")
    @Allowed({Role.DATA_OFFICER, Role.BUREAU})
    View rewrite(@PathVariable String code, @AuthenticationPrincipal SignedInPerson me) {
        return write(HttpStatus.OK, code, MatterForm.of(matters.getMatter(code)), List.of(), me);
    }

    @PostMapping(ONE + "/change")
    @Allowed({Role.DATA_OFFICER, Role.BUREAU})
    View change(@PathVariable String code, MatterForm form, @AuthenticationPrincipal SignedInPerson me) {
        return put(code, form, me);
    }

    private View put(String code, MatterForm form, SignedInPerson me) {
        try {
            var stated = matters.put(form.read(code, settledAgency(me)), form.version(), me.person());
            return pages.redirect(LIST + "/" + stated.code() + "?done=stated");
        } catch (UnfitInput unfit) {
            return write(HttpStatus.UNPROCESSABLE_CONTENT, code, form, unfit.flaws(), me);
        } catch (MatterConflict conflict) {
            return code.isEmpty()
                    ? write(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            code,
                            form,
                            List.of(InputError.of(
                                    "code",
                                    "barrier.matter.wrong.taken",
                                    conflict.current().text().name())),
                            me)
                    : tooLate(conflict);
        }
    }

    private View tooLate(MatterConflict conflict) {
        return pages.show(HttpStatus.CONFLICT, "barrier/matter-conflict", new MatterViews.TooLate(conflict.current()));
    }

    @PostMapping(ONE + "/retire")
    @Allowed({Role.DATA_OFFICER, Role.BUREAU})
    View retire(@PathVariable String code, @RequestParam long version, @AuthenticationPrincipal SignedInPerson me) {
        try {
            matters.retire(code, version, me.person());
            return pages.redirect(LIST + "/" + code + "?done=retired");
        } catch (MatterConflict conflict) {
            return tooLate(conflict);
        }
    }
}
