package org.zhanqiao.catalog.desk;

import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import org.zhanqiao.catalog.Followers;
import org.zhanqiao.catalog.Terms;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.Pages;

/// What somebody is told of the entries they follow or use.
@Controller
@Allowed({Role.BUREAU, Role.DATA_OFFICER, Role.CLERK, Role.RESEARCHER, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN})
class NoticePages {

    static final String PATH = "/catalog/notices";

    private final Pages pages;
    private final Followers followers;
    private final Terms terms;

    NoticePages(Pages pages, Followers followers, Terms terms) {
        this.pages = pages;
        this.followers = followers;
        this.terms = terms;
    }

    @GetMapping(PATH)
    View list(ListQuery query, @AuthenticationPrincipal SignedInPerson me) {
        var agency = me.has(Role.DATA_OFFICER) ? me.agency().orElse(null) : null;
        return pages.show(
                "catalog/notices", new NoticesView(followers.listNotices(me.id(), agency, query), terms.book()));
    }
}
