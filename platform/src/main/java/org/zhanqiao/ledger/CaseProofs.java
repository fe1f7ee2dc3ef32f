package org.zhanqiao.ledger;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// CaseProofs of all kinds.
@Component
public class CaseProofs {

    private final List<ProofSource> sources;
    private final CaseTable table;

    CaseProofs(List<ProofSource> sources, CaseTable table) {
        this.sources = List.copyOf(sources);
        this.table = table;
    }

    /// What the facts say of a case and of all that go on in it; empty when only a document can. As long as any of
    /// them is not gone, nothing is proven. What they cover proves the others too: the bureau merged them as one
    /// thing, see decision 16.
    public Optional<Proof> look(Case about) {
        var seen = Stream.concat(Stream.of(about), table.listMerged(about.id()).stream())
                .flatMap(each -> lookAt(each).stream())
                .toList();
        return seen.stream()
                .filter(Proof.Lacking.class::isInstance)
                .findFirst()
                .or(() -> seen.stream().findFirst());
    }

    private Optional<Proof> lookAt(Case about) {
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
