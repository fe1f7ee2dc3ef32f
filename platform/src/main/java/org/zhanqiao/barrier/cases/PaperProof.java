package org.zhanqiao.barrier.cases;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.discovery.Barriers;
import org.zhanqiao.barrier.discovery.Finding;
import org.zhanqiao.barrier.discovery.PaperKey;
import org.zhanqiao.barrier.discovery.Result;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.Proof;
import org.zhanqiao.ledger.ProofSource;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.Page;

/// What a paper's chain comes to is the proof of its case: calls flow, and nobody is asked for it.
@Component
class PaperProof implements ProofSource {

    private static final String SUBJECT = "paper:";

    private final Barriers barriers;
    private final Matters matters;

    PaperProof(Barriers barriers, Matters matters) {
        this.barriers = barriers;
        this.matters = matters;
    }

    /// The subject of a paper's case.
    static String subject(PaperKey paper) {
        return SUBJECT + paper.matter() + "/" + paper.paper();
    }

    /// What only the inventory says, once the bureau agreed to it, is proven by a document that a reviewer signs.
    @Override
    public boolean covers(Case about) {
        return about.about().subject().startsWith(SUBJECT)
                && find(paper(about)).filter(PaperProof::isOnlySaid).isEmpty();
    }

    private static boolean isOnlySaid(Finding finding) {
        return switch (finding.kind()) {
            case OWN_DATA, GENERATED -> true;
            case CLEARED,
                    NO_HOLDER,
                    UNKNOWN_SUPPLY,
                    UNCHANGED_PROCESS,
                    LATE_UPDATES,
                    UNSTABLE_INTERFACE,
                    DEFECTIVE_DATA -> false;
        };
    }

    private Optional<Finding> find(PaperKey paper) {
        return Optional.ofNullable(barriers.listChains(List.of(paper)).get(paper));
    }

    private static PaperKey paper(Case about) {
        var subject = about.about().subject().substring(SUBJECT.length());
        int slash = subject.indexOf('/');
        return new PaperKey(subject.substring(0, slash), subject.substring(slash + 1));
    }

    /// A paper that is demanded no more needs no chain; one that was not followed yet has none to show.
    @Override
    public Proof look(Case about) {
        var paper = paper(about);
        var finding = find(paper).orElse(null);
        if (finding == null) {
            return isDemanded(paper)
                    ? new Proof.Lacking(Words.of("barrier.case.proof.unfollowed"), "/desk/matters/" + paper.matter())
                    : new Proof.Proven(Words.of("barrier.case.proof.gone"), "");
        }
        return finding.kind() == Result.Kind.CLEARED
                ? new Proof.Proven(Words.of("barrier.case.proof.cleared", day(finding)), paper.page())
                : new Proof.Lacking(step(finding), paper.page());
    }

    private boolean isDemanded(PaperKey paper) {
        return matters.findMatter(paper.matter()).filter(matter -> !matter.retired()).stream()
                .flatMap(matter -> matter.text().papers().stream())
                .anyMatch(each -> each.name().equals(paper.paper()));
    }

    private static String day(Finding finding) {
        return finding.lookedAt().atZone(Page.ZONE).toLocalDate().toString();
    }

    private static Words step(Finding finding) {
        var last = finding.steps().getLast();
        return Words.of(last.messageKey(), last.arguments().toArray());
    }
}
