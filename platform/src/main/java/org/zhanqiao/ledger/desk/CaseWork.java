package org.zhanqiao.ledger.desk;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.ledger.CaseFilter;
import org.zhanqiao.ledger.CaseFilter.Narrow;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.web.DeskWork;
import org.zhanqiao.web.SignedIn;

/// Cases that wait for the reader's side, and those overdue.
@Component
class CaseWork implements DeskWork {

    private final Cases cases;

    CaseWork(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Optional<Waiting> find(SignedIn reader) {
        if (!(reader instanceof SignedInPerson me
                && me.person().roles().hasAny(Role.DATA_OFFICER, Role.SHARING_HEAD, Role.BUREAU))) {
            return Optional.empty();
        }
        var agency = me.has(Role.BUREAU) ? "" : me.agency().orElseThrow();
        var counts = cases.counts(CaseFilter.of(agency));
        return Waiting.of(
                510,
                "ledger.cases",
                pile(Narrow.MINE, counts.getOrDefault(Narrow.MINE, 0L)),
                pile(Narrow.OVERDUE, counts.getOrDefault(Narrow.OVERDUE, 0L)));
    }

    private static Pile pile(Narrow narrow, long count) {
        return new Pile(count, CasePages.LIST + "?narrow=" + narrow);
    }
}
