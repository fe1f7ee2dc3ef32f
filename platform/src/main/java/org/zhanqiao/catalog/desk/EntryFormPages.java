package org.zhanqiao.catalog.desk;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.CatalogClass;
import org.zhanqiao.catalog.CatalogClasses;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.Entry;
import org.zhanqiao.catalog.EntryConflict;
import org.zhanqiao.catalog.EntryDecision;
import org.zhanqiao.catalog.LookOutcome;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.catalog.UnfitEntry;
import org.zhanqiao.catalog.ValueLook;
import org.zhanqiao.catalog.ValueLooks;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// Writing an entry, a step a page. Every step keeps what was typed, whole or not; what is wrong with it is said at
/// once.
@Controller
@Allowed(Role.DATA_OFFICER)
class EntryFormPages {

    private static final String NEW = EntryAddress.MINE + "/new";
    private static final String EDIT = EntryAddress.MINE + EntryAddress.CODE + "/edit/{step}";

    private final Pages pages;
    private final EntryDoor door;
    private final Entries entries;
    private final CatalogClasses classes;
    private final ValueLooks looks;
    private final Terms terms;

    EntryFormPages(
            Pages pages, EntryDoor door, Entries entries, CatalogClasses classes, ValueLooks looks, Terms terms) {
        this.pages = pages;
        this.door = door;
        this.entries = entries;
        this.classes = classes;
        this.looks = looks;
        this.terms = terms;
    }

    @GetMapping(NEW)
    View ask(@AuthenticationPrincipal SignedInPerson me) {
        var agency = door.agency(me);
        return begin(HttpStatus.OK, agency, "", "", List.of());
    }

    @PostMapping(NEW)
    View begin(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String classCode,
            @AuthenticationPrincipal SignedInPerson me) {
        var agency = door.agency(me);
        try {
            var chosen = classCode.isEmpty()
                    ? ""
                    : choices(agency).stream()
                            .map(CatalogClass::code)
                            .filter(classCode::equals)
                            .findFirst()
                            .orElse("");
            var entry = entries.begin(agency.code(), chosen, name, me.getName());
            return pages.redirect(EntryAddress.edit(entry.code(), EditStep.NAMING));
        } catch (UnfitEntry unfit) {
            return begin(HttpStatus.UNPROCESSABLE_CONTENT, agency, name, classCode, errors(unfit));
        }
    }

    private static List<InputError> errors(UnfitEntry unfit) {
        return unfit.flaws().stream()
                .map(flaw -> InputError.of(flaw.rule().member(), FlawPlace.key(flaw), FlawPlace.arguments(flaw)))
                .toList();
    }

    private View begin(HttpStatus status, Agency agency, String name, String chosen, List<InputError> errors) {
        return pages.show(status, "catalog/new-entry", new NewEntryView(name, chosen, choices(agency), errors));
    }

    /// The department's own class, then those of the base and the themes.
    private List<CatalogClass> choices(Agency agency) {
        return Stream.concat(Stream.of(classes.departmentClass(agency.code(), agency.name())), others())
                .toList();
    }

    private Stream<CatalogClass> others() {
        return classes.listClasses().stream()
                .filter(CatalogClass::carriesEntries)
                .filter(each -> !each.code().startsWith("3"));
    }

    @GetMapping(EDIT)
    View edit(
            @PathVariable String classCode,
            @PathVariable String serial,
            @PathVariable String step,
            @AuthenticationPrincipal SignedInPerson me) {
        var entry = door.mine(classCode, serial, me);
        var wanted = EditStep.of(step);
        if (!entry.state().writable()) {
            return pages.redirect(EntryAddress.entry(entry.code()));
        }
        return show(HttpStatus.OK, entry, wanted, EntryForm.of(entry.metadata()), List.of(), null);
    }

    @PostMapping(EDIT)
    View save(
            @PathVariable String classCode,
            @PathVariable String serial,
            @PathVariable String step,
            @RequestParam long revision,
            @RequestParam(defaultValue = "next") String go,
            @RequestParam MultiValueMap<String, String> typed,
            @AuthenticationPrincipal SignedInPerson me) {
        var entry = door.mine(classCode, serial, me);
        var wanted = EditStep.of(step);
        var form = new EntryForm(typed);
        if (go.equals("more")) {
            return show(HttpStatus.OK, entry, wanted, form.longer(), List.of(), null);
        }
        if (go.equals("look") && wanted == EditStep.ITEMS) {
            return look(entry, form, me);
        }
        try {
            var text = EntryFormReader.read(wanted, form, entry.metadata());
            var saved = entries.save(new EntryDecision(entry.code(), revision, me.getName(), ""), text);
            var errors = entries.listFlaws(saved).stream()
                    .filter(flaw -> FlawPlace.of(flaw).step() == wanted)
                    .map(FlawPlace::error)
                    .toList();
            if (!errors.isEmpty() && !go.equals("later")) {
                return show(HttpStatus.UNPROCESSABLE_CONTENT, saved, wanted, form, errors, null);
            }
            return pages.redirect(wanted.next()
                    .map(next -> EntryAddress.edit(saved.code(), next))
                    .orElse(EntryAddress.act(saved.code(), EntryChoice.SUBMIT)));
        } catch (EntryConflict conflict) {
            var last = conflict.last();
            return show(
                    HttpStatus.CONFLICT,
                    conflict.current(),
                    wanted,
                    form,
                    List.of(),
                    new EntryFormView.Conflict(
                            door.personName(last.by()), last.at(), last.kind().name()));
        }
    }

    /// Has values of the items as they were saved last looked at; what was typed stays as it is.
    private View look(Entry entry, EntryForm form, SignedInPerson me) {
        return switch (looks.look(entry.code(), me.getName())) {
            case LookOutcome.Looked _ -> show(HttpStatus.OK, entry, EditStep.ITEMS, form, List.of(), null);
            case LookOutcome.NoPlace _ -> unseen(entry, form, "catalog.look.noPlace");
            case LookOutcome.Unreadable _ -> unseen(entry, form, "catalog.look.unreadable");
        };
    }

    private View unseen(Entry entry, EntryForm form, String why) {
        return show(
                HttpStatus.UNPROCESSABLE_CONTENT,
                entry,
                EditStep.ITEMS,
                form,
                List.of(InputError.of("look", why)),
                null);
    }

    private View show(
            HttpStatus status,
            Entry entry,
            EditStep step,
            EntryForm form,
            List<InputError> errors,
            EntryFormView.@Nullable Conflict conflict) {
        boolean items = step == EditStep.ITEMS;
        var look = items ? looks.find(entry.code()) : Optional.<ValueLook>empty();
        return pages.show(
                status,
                "catalog/edit-" + step.text(),
                new EntryFormView(
                        entry,
                        step,
                        form,
                        entry.revision(),
                        terms.book(),
                        others().toList(),
                        look,
                        look.map(found -> door.personName(found.by())).orElse(""),
                        items && looks.canLook(entry),
                        FlawPlace.steps(entries.listFlaws(entry)),
                        errors,
                        conflict));
    }
}
