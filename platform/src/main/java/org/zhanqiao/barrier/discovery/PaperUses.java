package org.zhanqiao.barrier.discovery;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.items.Matter;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.catalog.EntryUses;

/// Tells an entry's page which papers of which matters the dataset stands for, and whether people still bring them;
/// after the services that give it out.
@Component
@Order(1)
class PaperUses implements EntryUses {

    private static final int MOST = 100;

    private final KeptFindings findings;
    private final Matters matters;
    private final FirstLook firstLook;

    PaperUses(KeptFindings findings, Matters matters, FirstLook firstLook) {
        this.findings = findings;
        this.matters = matters;
        this.firstLook = firstLook;
    }

    @Override
    public List<Use> listUses(String code) {
        if (firstLook.isAhead()) {
            return List.of(new Use("barrier.use.looking", List.of()));
        }
        var found = findings.listOn(code, MOST);
        var known = matters.listMatters(
                found.stream().map(each -> each.paper().matter()).distinct().toList());
        return found.stream()
                .flatMap(each ->
                        Stream.ofNullable(known.get(each.paper().matter())).map(matter -> use(each, matter)))
                .toList();
    }

    private static Use use(Finding finding, Matter matter) {
        return new Use(
                "barrier.use.paper." + finding.kind(),
                List.of(matter.text().name(), matter.code(), finding.paper().paper()));
    }
}
