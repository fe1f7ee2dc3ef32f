package org.zhanqiao.barrier.cases;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.items.Matter;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.similar.SimilarReports;
import org.zhanqiao.barrier.similar.SimilarReports.Named;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.Cases;

/// Open cases about papers of the inventory that may be what a report tells in other words. Whether they are, people
/// decide.
@Component
public class LikelyCases {

    private static final int MOST = 5;

    private final Cases cases;
    private final Matters matters;
    private final SimilarReports similar;

    LikelyCases(Cases cases, Matters matters, SimilarReports similar) {
        this.cases = cases;
        this.matters = matters;
        this.similar = similar;
    }

    /// A case that may be the same.
    ///
    /// @param id     of the case, or of the one that it goes on in
    /// @param matter name
    public record Likely(String id, String matter, String paper) {}

    /// The most alike first; of several that go on in one case the most alike.
    List<Likely> find(Report report) {
        var open = cases.listOpen(CaseKind.BARRIER, PaperProof.SUBJECT);
        var codes = open.stream()
                .map(about -> PaperProof.paper(about).matter())
                .distinct()
                .toList();
        var known = matters.listMatters(codes);
        var named = open.stream().flatMap(about -> named(about, known).stream()).toList();
        var seen = new HashSet<String>();
        return similar.findLike(report, named, MOST).stream()
                .filter(each -> seen.add(each.id()))
                .map(each -> new Likely(each.id(), each.matter(), each.paper()))
                .toList();
    }

    private static Optional<Named> named(Case about, Map<String, Matter> known) {
        var paper = PaperProof.paper(about);
        return Optional.ofNullable(known.get(paper.matter()))
                .map(matter -> new Named(about.root(), matter.text().name(), paper.paper()));
    }
}
