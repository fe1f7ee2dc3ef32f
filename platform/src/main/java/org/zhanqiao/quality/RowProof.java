package org.zhanqiao.quality;

import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.Proof;
import org.zhanqiao.ledger.ProofSource;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.Page;

/// Proves a case of quality whose rows the bureau named: each of them is there once, and its values break
/// no rule. They are read when somebody has them checked, and what that found holds for [NamedRows#FRESH].
@Component
class RowProof implements ProofSource {

    private final NamedRowsTable table;
    private final InstantSource clock;

    RowProof(NamedRowsTable table, InstantSource clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public boolean covers(Case about) {
        return about.kind() == CaseKind.QUALITY && table.find(about.id()).isPresent();
    }

    @Override
    public Proof look(Case about) {
        var rows = table.find(about.id()).orElseThrow();
        var path = RowPages.path(about.id());
        var check = rows.check();
        if (check == null) {
            return new Proof.Lacking(Words.of("quality.proof.unchecked", Integer.toString(rows.count())), path);
        }
        var day = check.at().atZone(Page.ZONE).toLocalDate().toString();
        if (!check.passes()) {
            return new Proof.Lacking(
                    Words.of(
                            "quality.proof.broken",
                            day,
                            Integer.toString(rows.count()),
                            Long.toString(rows.count() - check.passed())),
                    path);
        }
        return check.isOld(clock.instant())
                ? new Proof.Lacking(Words.of("quality.proof.old", day), path)
                : new Proof.Proven(
                        Words.of("quality.proof.passed", day, Integer.toString(rows.count()), rows.dataset()), path);
    }

    @Override
    public Optional<String> findPlace(Case about) {
        return about.kind() == CaseKind.QUALITY ? Optional.of(RowPages.path(about.id())) : Optional.empty();
    }
}
