package org.zhanqiao.demand.collection.desk;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.zhanqiao.demand.ServiceItems;
import org.zhanqiao.demand.UnfitInput;
import org.zhanqiao.demand.collection.CollectionForm;
import org.zhanqiao.demand.collection.FieldKind;
import org.zhanqiao.demand.collection.FieldResult;
import org.zhanqiao.demand.collection.FormActKind;
import org.zhanqiao.demand.collection.FormConflict;
import org.zhanqiao.demand.collection.Forms;
import org.zhanqiao.demand.collection.Match;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.tabular.UnfitFile;
import org.zhanqiao.tabular.UploadedTable;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// One form: registering and changing it, what was found of its fields, dismissing a match.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU})
class FormPages {

    private static final String ONE = FormListPages.LIST + "/{id:F-[0-9-]+}";

    private final Pages pages;
    private final Forms forms;
    private final Identity identity;
    private final ServiceItems matters;

    FormPages(Pages pages, Forms forms, Identity identity, ServiceItems matters) {
        this.pages = pages;
        this.forms = forms;
        this.identity = identity;
        this.matters = matters;
    }

    static String path(String id) {
        return FormListPages.LIST + "/" + id;
    }

    @GetMapping(FormListPages.LIST + "/new")
    @Allowed(Role.DATA_OFFICER)
    View write(@AuthenticationPrincipal SignedInPerson me) {
        return write(HttpStatus.OK, "", new FormForm(0, null, null, null, null), List.of(), me);
    }

    private View write(HttpStatus status, String id, FormForm form, List<InputError> errors, SignedInPerson me) {
        return write(status, id, form, 0, errors, me);
    }

    private View write(
            HttpStatus status, String id, FormForm form, int read, List<InputError> errors, SignedInPerson me) {
        var names = matters.listOf(me.agency().orElse("")).stream()
                .map(ServiceItems.Item::name)
                .toList();
        return pages.show(status, "demand/form-write", new FormViews.Write(id, form, read, names, errors));
    }

    /// The form with what a file lists in the place of what was typed, to be looked through; nothing is saved yet.
    private View look(String id, FormForm form, MultipartFile file, Locale locale, SignedInPerson me)
            throws IOException {
        try {
            var filled = form.withLines(FormFile.lines(file));
            var read = FormLines.read(filled.text(filled.lines()));
            return write(
                    read.errors().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                    id,
                    filled,
                    read.fields().size(),
                    read.errors(),
                    me);
        } catch (UnfitFile unfit) {
            return write(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    id,
                    form,
                    List.of(InputError.of("file", "demand.form.wrong.file", unfit.in(locale))),
                    me);
        }
    }

    @PostMapping(FormListPages.LIST + "/new")
    @Allowed(Role.DATA_OFFICER)
    View register(
            FormForm form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me)
            throws IOException {
        if (file != null && UploadedTable.isThere(file)) {
            return look("", form, file, locale, me);
        }
        try {
            var registered = forms.register(form.read(), me.person());
            return done(registered.id(), FormActKind.REGISTER);
        } catch (UnfitInput unfit) {
            return write(HttpStatus.UNPROCESSABLE_CONTENT, "", form, unfit.flaws(), me);
        }
    }

    private View done(String id, FormActKind kind) {
        return pages.redirect(path(id) + "?done=" + kind);
    }

    @GetMapping(ONE + "/change")
    @Allowed(Role.DATA_OFFICER)
    View rewrite(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        return write(HttpStatus.OK, id, FormForm.of(forms.getForm(id, me.person())), List.of(), me);
    }

    @PostMapping(ONE + "/change")
    @Allowed(Role.DATA_OFFICER)
    View change(
            @PathVariable String id,
            FormForm form,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me)
            throws IOException {
        if (file != null && UploadedTable.isThere(file)) {
            return look(forms.getForm(id, me.person()).id(), form, file, locale, me);
        }
        try {
            forms.change(id, form.version(), form.read(), me.person());
            return done(id, FormActKind.CHANGE);
        } catch (UnfitInput unfit) {
            return write(HttpStatus.UNPROCESSABLE_CONTENT, id, form, unfit.flaws(), me);
        } catch (FormConflict conflict) {
            return tooLate(id, conflict);
        }
    }

    private View tooLate(String id, FormConflict conflict) {
        return pages.show(HttpStatus.CONFLICT, "demand/form-conflict", new FormViews.TooLate(id, conflict.last()));
    }

    /// It cannot be taken back, so it is asked once more.
    @GetMapping(ONE + "/retire")
    @Allowed(Role.DATA_OFFICER)
    View retiring(@PathVariable String id, @AuthenticationPrincipal SignedInPerson me) {
        var form = forms.getForm(id, me.person());
        return forms.mayChange(form, me.person())
                ? pages.show("demand/form-retire", new FormViews.Retiring(form))
                : pages.redirect(FormListPages.LIST + "/" + id);
    }

    @PostMapping(ONE + "/retire")
    @Allowed(Role.DATA_OFFICER)
    View retire(@PathVariable String id, @RequestParam long version, @AuthenticationPrincipal SignedInPerson me) {
        try {
            forms.retire(id, version, me.person());
            return done(id, FormActKind.RETIRE);
        } catch (FormConflict conflict) {
            return tooLate(id, conflict);
        }
    }

    @GetMapping(ONE)
    View one(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String done,
            @AuthenticationPrincipal SignedInPerson me) {
        var form = forms.getForm(id, me.person());
        var names = names();
        return pages.show(
                "demand/form-one",
                new FormViews.One(
                        form,
                        names.getOrDefault(form.agency(), form.agency()),
                        forms.listResults(form).stream()
                                .map(result -> field(form, result, names))
                                .toList(),
                        forms.listActs(id).reversed(),
                        forms.mayChange(form, me.person()),
                        forms.mayChange(form, me.person()) || me.has(Role.BUREAU),
                        Stream.of(FormActKind.values())
                                .filter(kind -> kind.name().equals(done))
                                .findFirst()
                                .orElse(null)));
    }

    private Map<String, String> names() {
        return identity.listAgencies().stream().collect(Collectors.toMap(Agency::code, Agency::shortName));
    }

    private static FormViews.Field field(CollectionForm form, FieldResult result, Map<String, String> names) {
        return new FormViews.Field(
                result,
                result.results().stream()
                        .map(each -> {
                            var holder = each.finding().match().holder();
                            return new FormViews.Held(
                                    each,
                                    names.getOrDefault(holder, holder),
                                    request(form, result, each),
                                    dismissal(form, each.finding().match()));
                        })
                        .toList());
    }

    /// The address of a request with what the form tells filled in, or of asking for the data service.
    private static String request(CollectionForm form, FieldResult field, FieldResult.Result result) {
        if (result.remedy() == FieldResult.Remedy.ASK_PROVIDER) {
            return "/desk/missing/new?entry=" + encoded(result.finding().match().dataset());
        }
        boolean asked = result.remedy() == FieldResult.Remedy.REQUEST
                || (result.remedy() == FieldResult.Remedy.VERIFY
                        && result.grant().isEmpty()
                        && !result.service().isEmpty());
        if (!asked) {
            return "";
        }
        var item = result.finding().match().item();
        return "/desk/requests/new?service=" + encoded(result.service()) + "&matter="
                + encoded(form.text().matter())
                + (item.isEmpty() ? "" : "&item=" + encoded(item))
                + (field.field().kind() == FieldKind.PAPER
                        ? "&sparedPaper=" + encoded(field.field().label())
                        : "");
    }

    private static String dismissal(CollectionForm form, Match match) {
        return path(form.id()) + "/dismiss?label=" + encoded(match.label()) + "&dataset=" + encoded(match.dataset())
                + "&item=" + encoded(match.item());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// A match of a form, as addresses name it.
    ///
    /// @param item empty when the whole dataset stands for a paper
    record Which(
            @Nullable String label,
            @Nullable String dataset,
            @Nullable String item) {

        static String text(@Nullable String given) {
            return given == null ? "" : given;
        }
    }

    @GetMapping(ONE + "/dismiss")
    @Allowed(Role.DATA_OFFICER)
    View dismissing(@PathVariable String id, Which which, @AuthenticationPrincipal SignedInPerson me) {
        return dismissing(HttpStatus.OK, id, which, "", List.of(), me);
    }

    private View dismissing(
            HttpStatus status, String id, Which which, String because, List<InputError> errors, SignedInPerson me) {
        var finding = forms.getFinding(
                id, Which.text(which.label()), Which.text(which.dataset()), Which.text(which.item()), me.person());
        var holder = finding.match().holder();
        return pages.show(
                status,
                "demand/form-dismiss",
                new FormViews.Dismiss(
                        forms.getForm(id, me.person()),
                        finding,
                        names().getOrDefault(holder, holder),
                        because,
                        errors));
    }

    @PostMapping(ONE + "/dismiss")
    @Allowed(Role.DATA_OFFICER)
    View dismiss(
            @PathVariable String id,
            Which which,
            @RequestParam(defaultValue = "") String because,
            @AuthenticationPrincipal SignedInPerson me) {
        try {
            forms.dismiss(
                    id,
                    Which.text(which.label()),
                    Which.text(which.dataset()),
                    Which.text(which.item()),
                    because,
                    me.person());
            return done(id, FormActKind.DISMISS);
        } catch (UnfitInput unfit) {
            return dismissing(HttpStatus.UNPROCESSABLE_CONTENT, id, which, because, unfit.flaws(), me);
        } catch (FormConflict conflict) {
            return tooLate(id, conflict);
        }
    }

    @PostMapping(ONE + "/restore")
    @Allowed({Role.DATA_OFFICER, Role.BUREAU})
    View restore(@PathVariable String id, Which which, @AuthenticationPrincipal SignedInPerson me) {
        try {
            forms.restore(
                    id, Which.text(which.label()), Which.text(which.dataset()), Which.text(which.item()), me.person());
            return done(id, FormActKind.RESTORE);
        } catch (FormConflict conflict) {
            return tooLate(id, conflict);
        }
    }
}
