package org.zhanqiao.identity.desk;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.InvalidField;
import org.zhanqiao.identity.IssuedPassword;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Registration;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.web.CellWord;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Pages;

/// Accounts: list, register, shut out and let in again, help out with a one-time password. Such a password is shown
/// on the answer that drew it, and never again.
@Controller
@Allowed(Role.SYSTEM_ADMIN)
class PeoplePages {

    private final Pages pages;
    private final Identity identity;

    PeoplePages(Pages pages, Identity identity) {
        this.pages = pages;
        this.identity = identity;
    }

    @GetMapping("/desk/people")
    View list(ListQuery query, @RequestParam(defaultValue = "") String done) {
        var notice = switch (done) {
            case "enabled" -> "identity.people.enabled";
            case "disabled" -> "identity.people.disabled";
            default -> "";
        };
        return show(HttpStatus.OK, query, notice, null, false);
    }

    @GetMapping("/desk/people.csv")
    View export(ListQuery query) {
        var agencies = AgencyPages.shortNames(identity);
        return pages.table(
                "identity.people",
                List.of(
                        "identity.people.login",
                        "identity.people.name",
                        "identity.people.agency",
                        "identity.export.agencyCode",
                        "identity.people.roles",
                        "identity.export.roleCodes",
                        "identity.people.state"),
                identity.streamPeople(query).map(person -> cells(person, agencies)));
    }

    private static List<?> cells(Person person, Map<String, String> agencies) {
        var agency = person.agency().orElse("");
        var roles = person.roles().all();
        return List.of(
                person.login(),
                person.name(),
                agencies.getOrDefault(agency, agency),
                agency,
                roles.stream().map(role -> new CellWord(role.messageKey())).toList(),
                roles.stream().map(Role::name).collect(Collectors.joining(" ")),
                new CellWord(person.enabled() ? "identity.people.state.open" : "identity.people.state.shut"));
    }

    @GetMapping("/desk/people/new")
    View ask() {
        return form(HttpStatus.OK, PersonForm.empty(), List.of());
    }

    @PostMapping("/desk/people")
    View register(
            @RequestParam(defaultValue = "") String login,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") Set<String> roles,
            ListQuery query) {
        var form = new PersonForm(login, name, agency, roles);
        try {
            var person = new NewPerson(login, name, agency.isEmpty() ? null : agency, parse(roles), null, null);
            return switch (identity.registerWithOneTimePassword(person)) {
                case Registration.Registered<IssuedPassword>(var issued) ->
                    show(HttpStatus.OK, query, "", issued, false);
                case Registration.Taken<IssuedPassword> taken ->
                    refuse(HttpStatus.CONFLICT, form, "login", "identity.people.taken");
                case Registration.UnknownAgency<IssuedPassword> unknown ->
                    refuse(HttpStatus.UNPROCESSABLE_CONTENT, form, "agency", "identity.people.invalid.agency");
            };
        } catch (InvalidField invalid) {
            return refuse(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    form,
                    invalid.field(),
                    "identity.people.invalid." + invalid.field());
        }
    }

    @PostMapping("/desk/people/{id}/enabled")
    View setEnabled(@PathVariable UUID id, @RequestParam long version, @RequestParam boolean enabled, ListQuery query) {
        return identity.setEnabled(id, version, enabled)
                .map(person -> pages.redirect("/desk/people?done=" + (enabled ? "enabled" : "disabled")))
                .orElseGet(() -> show(HttpStatus.CONFLICT, query, "", null, true));
    }

    @PostMapping("/desk/people/{id}/one-time-password")
    View issuePassword(@PathVariable UUID id, @RequestParam long version, ListQuery query) {
        return identity.issueOneTimePassword(id, version)
                .map(issued -> show(HttpStatus.OK, query, "", issued, false))
                .orElseGet(() -> show(HttpStatus.CONFLICT, query, "", null, true));
    }

    private View show(
            HttpStatus status, ListQuery query, String notice, @Nullable IssuedPassword issued, boolean conflict) {
        return pages.show(
                status,
                "identity/people",
                new PeopleView(identity.listPeople(query), AgencyPages.shortNames(identity), notice, issued, conflict));
    }

    private View refuse(HttpStatus status, PersonForm form, String field, String messageKey) {
        return form(status, form, List.of(InputError.of(field, messageKey)));
    }

    private View form(HttpStatus status, PersonForm form, List<InputError> errors) {
        return pages.show(status, "identity/person-form", new PersonFormView(form, identity.listAgencies(), errors));
    }

    private static Roles parse(Set<String> names) {
        var roles = EnumSet.noneOf(Role.class);
        for (var role : Role.values()) {
            if (names.contains(role.name())) {
                roles.add(role);
            }
        }
        return new Roles(roles);
    }
}
