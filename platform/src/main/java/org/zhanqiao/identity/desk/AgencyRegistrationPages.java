package org.zhanqiao.identity.desk;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.InvalidField;
import org.zhanqiao.identity.Registration;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// Registers an agency.
@Controller
@Allowed(Role.SYSTEM_ADMIN)
class AgencyRegistrationPages {

    private final Pages pages;
    private final Identity identity;

    AgencyRegistrationPages(Pages pages, Identity identity) {
        this.pages = pages;
        this.identity = identity;
    }

    @GetMapping("/desk/agencies/new")
    View ask() {
        return form(HttpStatus.OK, AgencyForm.empty(), List.of());
    }

    @PostMapping("/desk/agencies")
    View register(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String shortName,
            @RequestParam(defaultValue = "") String district) {
        var form = new AgencyForm(code, id, name, shortName, district);
        try {
            return switch (identity.registerAgency(new Agency(code, id.strip(), name, shortName, district.strip()))) {
                case Registration.Registered<Agency> registered -> pages.redirect("/desk/agencies?done=registered");
                case Registration.Taken<Agency>(var field) ->
                    refuse(HttpStatus.CONFLICT, form, field, "identity.agencies.taken." + field);
                case Registration.UnknownAgency<Agency> impossible ->
                    throw new IllegalStateException("an agency is registered under none");
            };
        } catch (InvalidField invalid) {
            return refuse(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    form,
                    invalid.field(),
                    "identity.agencies.invalid." + invalid.field());
        }
    }

    private View refuse(HttpStatus status, AgencyForm form, String field, String messageKey) {
        return form(status, form, List.of(InputError.of(field, messageKey)));
    }

    private View form(HttpStatus status, AgencyForm form, List<InputError> errors) {
        return pages.show(status, "identity/agency-form", new AgencyFormView(form, errors));
    }
}
