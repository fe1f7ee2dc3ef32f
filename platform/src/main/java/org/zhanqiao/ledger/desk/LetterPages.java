package org.zhanqiao.ledger.desk;

import java.util.List;
import java.util.Optional;
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
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.proceeding.Act;
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
        // Whoever was responsible then; the case may have gone to another agency since.
        var before = file.history().acts().stream()
                .filter(each -> each.number() < number)
                .toList();
        var agency = said(before, CaseDetail.AGENCY).orElse(about.owner().agency());
        var person = agency.equals(about.owner().agency()) ? about.owner().person() : "";
        return pages.show(
                "ledger/letter",
                new LetterView(
                        about.id(),
                        number,
                        about.about().title(),
                        about.about().what(),
                        names.agencyInFull(agency),
                        names.person(person),
                        about.countsFrom(),
                        about.due(),
                        act.because(),
                        act.said(CaseDetail.ANSWER_BY),
                        act.name(),
                        !act.said(CaseDetail.OFFICE).isEmpty(),
                        act.at().atZone(Page.ZONE).toLocalDate()));
    }

    /// What the last of some acts that says something says.
    private static Optional<String> said(List<Act<CaseState, CaseAct>> acts, String name) {
        return acts.reversed().stream()
                .map(act -> act.said(name))
                .filter(said -> !said.isEmpty())
                .findFirst();
    }
}
