package org.zhanqiao.ledger;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.zhanqiao.proceeding.Words;

/// A source of proof for cases whose subject begins with `facts:`; a test says what is gone.
public final class FactsForTests implements ProofSource {

    private final Set<String> gone = ConcurrentHashMap.newKeySet();

    public void gone(String subject) {
        gone.add(subject);
    }

    public void back(String subject) {
        gone.remove(subject);
    }

    @Override
    public boolean covers(Case about) {
        return about.about().subject().startsWith("facts:");
    }

    @Override
    public Proof look(Case about) {
        return gone.contains(about.about().subject())
                ? new Proof.Proven(Words.of("ledger.proof.is"), "/desk/cases")
                : new Proof.Lacking(Words.of("ledger.proof.isNot"), "");
    }
}
