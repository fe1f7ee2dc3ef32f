package org.zhanqiao.demand.corrections;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.Proof;
import org.zhanqiao.ledger.ProofSource;
import org.zhanqiao.ledger.SubjectSource;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.Page;

/// Proves a case that points at a correction request (整改事项所指的校核申请): what it is about is put right when the provider
/// corrected the value and whoever asked confirmed it. One that was taken back says nothing, and neither does one
/// that was closed before the problem was reported, or before it came back. All that point at one request are one
/// case.
@Component
class CorrectionProof implements ProofSource, SubjectSource {

    private static final String SUBJECT = "correction:";

    private static final Pattern PATH = Pattern.compile(CorrectionPages.LIST + "/(C-[0-9]{4}-[0-9]+)");

    private final CorrectionTable table;

    CorrectionProof(CorrectionTable table) {
        this.table = table;
    }

    @Override
    public boolean covers(Case about) {
        return find(about)
                .filter(correction -> correction.state() != CorrectionState.WITHDRAWN)
                .filter(correction -> !isOlder(correction, about))
                .isPresent();
    }

    private static boolean isOlder(Correction correction, Case about) {
        return correction.state() == CorrectionState.CLOSED_CORRECTED
                && (about.reopened() > 0 || correction.moved().isBefore(about.countsFrom()));
    }

    @Override
    public Optional<String> findSubject(CaseKind kind, String path) {
        return find(path).map(correction -> SUBJECT + correction.id());
    }

    private Optional<Correction> find(Case about) {
        return find(about.about().path());
    }

    private Optional<Correction> find(String address) {
        var path = PATH.matcher(address);
        return path.matches() ? table.rows().find(path.group(1)) : Optional.empty();
    }

    @Override
    public Proof look(Case about) {
        var correction = find(about).orElseThrow();
        var path = CorrectionPages.LIST + "/" + correction.id();
        return switch (correction.state()) {
            case CLOSED_CORRECTED ->
                new Proof.Proven(
                        Words.of(
                                "demand.correction.proof.corrected",
                                correction.id(),
                                correction
                                        .moved()
                                        .atZone(Page.ZONE)
                                        .toLocalDate()
                                        .toString()),
                        path);
            case FILED, WITHDRAWN -> lacking("demand.correction.proof.filed", correction, path);
            case CORRECTED -> lacking("demand.correction.proof.unconfirmed", correction, path);
            case FOUND_RIGHT, CLOSED_RIGHT -> lacking("demand.correction.proof.right", correction, path);
        };
    }

    private static Proof lacking(String key, Correction correction, String path) {
        return new Proof.Lacking(Words.of(key, correction.id()), path);
    }
}
