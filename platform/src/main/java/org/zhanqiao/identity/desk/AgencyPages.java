package org.zhanqiao.identity.desk;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Pages;

/// The agencies of the city.
@Controller
@Allowed({Role.SYSTEM_ADMIN, Role.BUREAU})
class AgencyPages {

    private final Pages pages;
    private final Identity identity;

    AgencyPages(Pages pages, Identity identity) {
        this.pages = pages;
        this.identity = identity;
    }

    /// Names for tables, by code.
    static Map<String, String> shortNames(Identity identity) {
        return identity.listAgencies().stream().collect(Collectors.toMap(Agency::code, Agency::shortName));
    }

    @GetMapping("/desk/agencies")
    View list(
            ListQuery query, @RequestParam(defaultValue = "") String done, @AuthenticationPrincipal SignedInPerson me) {
        var notice = done.equals("registered") ? "identity.agencies.registered" : "";
        return pages.show(
                "identity/agencies", new AgenciesView(identity.listAgencies(query), notice, me.has(Role.SYSTEM_ADMIN)));
    }

    @GetMapping("/desk/agencies.csv")
    View export(ListQuery query) {
        return pages.table(
                "identity.agencies",
                List.of(
                        "identity.agencies.code",
                        "identity.agencies.id",
                        "identity.agencies.name",
                        "identity.agencies.shortName",
                        "identity.agencies.district"),
                Paged.everything(query, identity::listAgencies)
                        .map(agency -> List.of(
                                agency.code(), agency.id(), agency.name(), agency.shortName(), agency.district())));
    }
}
