package org.zhanqiao.barrier.cases;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.discovery.PaperKey;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.similar.SimilarPapers;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Cases;

/// Open cases about papers of the inventory that may be what a report tells in other words. Whether they are, people
/// decide. Papers are chosen first, by their words; only the cases about those are read.
@Component
public class LikelyCases {

    private static final int MOST = 5;

    private final Cases cases;
    private final SimilarPapers papers;

    LikelyCases(Cases cases, SimilarPapers papers) {
        this.cases = cases;
        this.papers = papers;
    }

    /// A case that may be the same.
    ///
    /// @param id     of the case, or of the one that it goes on in
    /// @param matter name
    public record Likely(String id, String matter, String paper) {}

    /// The most alike first; of several that go on in one case the most alike.
    List<Likely> find(Report report) {
        var roots = new HashMap<SimilarPapers.Named, String>();
        return papers
                .find(report, MOST, some -> {
                    var open = open(some);
                    roots.putAll(open);
                    return open.keySet();
                })
                .stream()
                .map(paper -> new Likely(roots.getOrDefault(paper, ""), paper.name(), paper.paper()))
                .collect(Collectors.toMap(Likely::id, Function.identity(), (first, _) -> first, LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    /// Cases that somebody works on still, also as part of another, by what they are about.
    private Map<SimilarPapers.Named, String> open(List<SimilarPapers.Named> some) {
        Map<String, SimilarPapers.Named> subjects =
                some.stream().collect(Collectors.toMap(LikelyCases::subject, Function.identity()));
        return cases.listBySubjects(CaseKind.BARRIER, subjects.keySet()).entrySet().stream()
                .filter(each -> isOpen(each.getValue()))
                .collect(Collectors.toMap(
                        each -> subjects.get(each.getKey()),
                        each -> each.getValue().root()));
    }

    private static boolean isOpen(Case about) {
        return !about.state().isOver() || about.state() == CaseState.MERGED;
    }

    private static String subject(SimilarPapers.Named paper) {
        return PaperProof.subject(new PaperKey(paper.matter(), paper.paper()));
    }
}
