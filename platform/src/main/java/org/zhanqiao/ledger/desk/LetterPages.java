package org.zhanqiao.ledger.desk;

import java.time.Instant;
import java.time.LocalDate;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Pages;

/// A letter of supervision (督办函), to be printed. It says what was known when it was written.
@Controller
@Allowed({Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU, Role.CITY_OFFICE})
class LetterPages {

    private final Pages pages;
    private final Cases cases;
    private final CaseNames names;

    LetterPages(Pages pages, Cases cases, CaseNames names) {
        this.pages = pages;
        this.cases = cases;
        this.names = names;
    }

    @GetMapping(CasePages.ONE + "/letter/{number:[0-9]{1,6}}")
    View letter(@PathVariable String id, @PathVariable long number, @AuthenticationPrincipal SignedInPerson me) {
        var file = cases.getFile(id, me.person());
        var act = file.history().acts().stream()
                .filter(each -> each.number() == number && each.kind() == CaseAct.SUPERVISE)
                .findFirst()
                .orElseThrow(() -> new NotFound("letter", number));
        var about = file.about();
        var due = act.said(CaseDetail.DUE);
        return pages.show(
                "ledger/letter",
                new LetterView(
                        about.id(),
                        number,
                        about.about().title(),
                        about.about().what(),
                        names.agencyInFull(act.said(CaseDetail.TO_AGENCY)),
                        names.person(act.said(CaseDetail.TO_PERSON)),
                        Instant.parse(act.said(CaseDetail.SINCE)),
                        due.isEmpty() ? null : LocalDate.parse(due),
                        act.because(),
                        LocalDate.parse(act.said(CaseDetail.ANSWER_BY)),
                        act.name(),
                        !act.said(CaseDetail.OFFICE).isEmpty(),
                        act.at().atZone(Page.ZONE).toLocalDate()));
    }
}
