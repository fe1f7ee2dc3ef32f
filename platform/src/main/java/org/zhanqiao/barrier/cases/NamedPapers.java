package org.zhanqiao.barrier.cases;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.discovery.PaperKey;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.barrier.reports.Report;

/// Which paper of the inventory a report is about: the one whose name and whose matter’s name it gives, as the
/// questionnaire lets choose them.
@Component
class NamedPapers {

    private final Matters matters;

    NamedPapers(Matters matters) {
        this.matters = matters;
    }

    /// @return empty where no matter demands it, or several of that name do: nobody knows which is meant
    Optional<PaperKey> find(Report report) {
        var demanding = matters.listNamed(report.matter()).stream()
                .filter(matter -> matter.text().papers().stream()
                        .anyMatch(paper -> paper.name().equals(report.paper())))
                .toList();
        return demanding.size() == 1
                ? Optional.of(new PaperKey(demanding.getFirst().code(), report.paper()))
                : Optional.empty();
    }
}
