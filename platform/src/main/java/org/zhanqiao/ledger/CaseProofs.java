package org.zhanqiao.ledger;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// CaseProofs of all kinds.
@Component
public class CaseProofs {

    private final List<ProofSource> sources;

    CaseProofs(List<ProofSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /// What the facts say of a case; empty when only a document can.
    public Optional<Proof> look(Case about) {
        return sources.stream()
                .filter(source -> source.covers(about))
                .findFirst()
                .map(source -> source.look(about));
    }

    /// Address of the page on which the facts can be let say something of a case; empty where they do
    /// already, or cannot.
    public Optional<String> findPlace(Case about) {
        return sources.stream().anyMatch(source -> source.covers(about))
                ? Optional.empty()
                : sources.stream()
                        .flatMap(source -> source.findPlace(about).stream())
                        .findFirst();
    }
}
