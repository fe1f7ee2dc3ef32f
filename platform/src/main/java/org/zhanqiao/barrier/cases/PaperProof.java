package org.zhanqiao.barrier.cases;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.discovery.Barriers;
import org.zhanqiao.barrier.discovery.Finding;
import org.zhanqiao.barrier.discovery.PaperKey;
import org.zhanqiao.barrier.discovery.Result;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.Proof;
import org.zhanqiao.ledger.ProofSource;
import org.zhanqiao.ledger.SubjectSource;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.Page;

/// What a paper's chain comes to is the proof of its case: calls flow, and nobody is asked for it. That an agency
/// strikes the paper from its list proves nothing by itself: while it asks for the same under another name, it is
/// not gone; otherwise somebody has to sign a document.
@Component
class PaperProof implements ProofSource, SubjectSource {

    /// What the subjects of such cases begin with.
    static final String SUBJECT = "paper:";

    private final Barriers barriers;
    private final RenamedPapers renamed;

    PaperProof(Barriers barriers, RenamedPapers renamed) {
        this.barriers = barriers;
        this.renamed = renamed;
    }

    /// The subject of a paper's case.
    static String subject(PaperKey paper) {
        return SUBJECT + paper.matter() + "/" + paper.paper();
    }

    /// The paper whose chain a page shows, while it is demanded.
    @Override
    public Optional<String> findSubject(CaseKind kind, String path) {
        return kind == CaseKind.BARRIER
                ? PaperKey.ofPage(path).filter(renamed::isDemanded).map(PaperProof::subject)
                : Optional.empty();
    }

    @Override
    public boolean covers(Case about) {
        return find(about).isPresent();
    }

    @Override
    public Proof look(Case about) {
        return find(about).orElseGet(() -> unfollowed(paper(about)));
    }

    private Optional<Proof> find(Case about) {
        if (!about.about().subject().startsWith(SUBJECT)) {
            return Optional.empty();
        }
        var paper = paper(about);
        var finding = barriers.listChains(List.of(paper)).get(paper);
        if (finding != null) {
            return isOnlySaid(finding) ? Optional.empty() : Optional.of(proof(finding));
        }
        return renamed.isDemanded(paper) ? Optional.of(unfollowed(paper)) : findSuccessor(paper, about);
    }

    /// What only the inventory says, once the bureau agreed to it, is proven by a document that a reviewer signs.
    private static boolean isOnlySaid(@Nullable Finding finding) {
        return finding != null
                && switch (finding.kind()) {
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

    /// The paper that a case is about whose subject is one.
    static PaperKey paper(Case about) {
        var subject = about.about().subject().substring(SUBJECT.length());
        int slash = subject.indexOf('/');
        return new PaperKey(subject.substring(0, slash), subject.substring(slash + 1));
    }

    private static Proof unfollowed(PaperKey paper) {
        return new Proof.Lacking(Words.of("barrier.case.proof.unfollowed"), "/desk/matters/" + paper.matter());
    }

    private static Proof proof(Finding finding) {
        return finding.kind() == Result.Kind.CLEARED
                ? new Proof.Proven(
                        Words.of("barrier.case.proof.cleared", day(finding)),
                        finding.paper().page())
                : new Proof.Lacking(step(finding), finding.paper().page());
    }

    /// What is asked for in its place has to be cleared.
    private Optional<Proof> findSuccessor(PaperKey paper, Case about) {
        var instead = renamed.listSuccessors(paper, about.filed());
        var chains = barriers.listChains(instead);
        return instead.stream()
                .filter(each -> !isCleared(chains.get(each)) && !isOnlySaid(chains.get(each)))
                .<Proof>map(
                        each -> new Proof.Lacking(Words.of("barrier.case.proof.renamed", each.paper()), each.page()))
                .findFirst()
                .or(() -> chains.values().stream()
                        .filter(each -> !isOnlySaid(each))
                        .findFirst()
                        .map(PaperProof::proof));
    }

    private static boolean isCleared(@Nullable Finding finding) {
        return finding != null && finding.kind() == Result.Kind.CLEARED;
    }

    private static String day(Finding finding) {
        return finding.lookedAt().atZone(Page.ZONE).toLocalDate().toString();
    }

    private static Words step(Finding finding) {
        var last = finding.steps().getLast();
        return Words.of(last.messageKey(), last.arguments().toArray());
    }
}
