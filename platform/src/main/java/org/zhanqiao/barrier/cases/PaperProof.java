package org.zhanqiao.barrier.cases;

import java.util.List;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.discovery.Barriers;
import org.zhanqiao.barrier.discovery.Finding;
import org.zhanqiao.barrier.discovery.PaperKey;
import org.zhanqiao.barrier.discovery.Result;
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

    PaperProof(Barriers barriers) {
        this.barriers = barriers;
    }

    /// The subject of a paper's case.
    static String subject(PaperKey paper) {
        return SUBJECT + paper.matter() + "/" + paper.paper();
    }

    @Override
    public boolean covers(Case about) {
        return about.about().subject().startsWith(SUBJECT);
    }

    /// A paper that is demanded no more needs no chain.
    @Override
    public Proof look(Case about) {
        var subject = about.about().subject().substring(SUBJECT.length());
        int slash = subject.indexOf('/');
        var paper = new PaperKey(subject.substring(0, slash), subject.substring(slash + 1));
        var finding = barriers.listChains(List.of(paper)).get(paper);
        if (finding == null) {
            return new Proof.Proven(Words.of("barrier.case.proof.gone"), "");
        }
        return finding.kind() == Result.Kind.CLEARED
                ? new Proof.Proven(Words.of("barrier.case.proof.cleared", day(finding)), paper.page())
                : new Proof.Lacking(step(finding), paper.page());
    }

    private static String day(Finding finding) {
        return finding.lookedAt().atZone(Page.ZONE).toLocalDate().toString();
    }

    private static Words step(Finding finding) {
        var last = finding.steps().getLast();
        return Words.of(last.messageKey(), last.arguments().toArray());
    }
}
