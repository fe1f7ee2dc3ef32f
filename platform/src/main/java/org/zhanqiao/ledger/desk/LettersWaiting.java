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

/// Letters of supervision that nobody answered in time, for the bureau that wrote them.
@Component
class LettersWaiting implements DeskWork {

    private final Cases cases;

    LettersWaiting(Cases cases) {
        this.cases = cases;
    }

    @Override
    public Optional<Waiting> find(SignedIn reader) {
        return reader instanceof SignedInPerson me && me.has(Role.BUREAU)
                ? Waiting.of(
                        511,
                        "ledger.narrow.UNANSWERED",
                        new Pile(
                                cases.counts(CaseFilter.of("")).getOrDefault(Narrow.UNANSWERED, 0L),
                                CasePages.LIST + "?narrow=" + Narrow.UNANSWERED))
                : Optional.empty();
    }
}
