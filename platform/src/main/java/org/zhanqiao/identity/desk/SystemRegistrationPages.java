package org.zhanqiao.identity.desk;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.CallingSystem;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.InvalidField;
import org.zhanqiao.identity.Registration;
import org.zhanqiao.identity.Role;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Pages;

/// Registers a calling system of an agency; its keys are made on its own page ([SystemPages]).
@Controller
@Allowed(Role.SYSTEM_ADMIN)
class SystemRegistrationPages {

    private final Pages pages;
    private final Identity identity;

    SystemRegistrationPages(Pages pages, Identity identity) {
        this.pages = pages;
        this.identity = identity;
    }

    /// Beside `/desk/systems/{code}`, where a system might be called `new`.
    @GetMapping("/desk/new-system")
    View ask() {
        return form(HttpStatus.OK, SystemForm.empty(), List.of());
    }

    @PostMapping("/desk/systems")
    View register(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String agency,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(defaultValue = "false") boolean auditor) {
        var form = new SystemForm(code, agency, name, purpose, auditor);
        try {
            var system = CallingSystem.of(code.strip(), agency, name, purpose, auditor);
            return switch (identity.registerSystem(system)) {
                case Registration.Registered<CallingSystem>(var registered) ->
                    pages.redirect("/desk/systems/" + registered.code() + "?done=registered");
                case Registration.Taken<CallingSystem> taken ->
                    refuse(HttpStatus.CONFLICT, form, "code", "identity.systems.taken");
                case Registration.UnknownAgency<CallingSystem> unknown ->
                    refuse(HttpStatus.UNPROCESSABLE_CONTENT, form, "agency", "identity.systems.invalid.agency");
            };
        } catch (InvalidField invalid) {
            return refuse(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    form,
                    invalid.field(),
                    "identity.systems.invalid." + invalid.field());
        }
    }

    private View refuse(HttpStatus status, SystemForm form, String field, String messageKey) {
        return form(status, form, List.of(InputError.of(field, messageKey)));
    }

    private View form(HttpStatus status, SystemForm form, List<InputError> errors) {
        return pages.show(status, "identity/system-form", new SystemFormView(form, identity.listAgencies(), errors));
    }
}
