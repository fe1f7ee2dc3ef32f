package org.zhanqiao.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/// Checkpoints and receipts that an outsider kept, to be compared with the log while it is read.
final class KeptEvidence {
    private final NavigableMap<Long, List<Hash>> roots = new TreeMap<>();
    private final Map<Long, List<KeptProof>> proofs = new HashMap<>();
    private long lastAgreed;

    private record KeptProof(InclusionProof proof, Hash root) {}

    /// Takes the text of a checkpoint or of a receipt.
    ///
    /// @throws InvalidNote when it is neither, or not signed by the key
    void keep(String text, VerifierKey key) throws InvalidNote {
        if (!text.startsWith("c2sp.org/tlog-proof@")) {
            keep(Checkpoint.open(text, key));
            return;
        }
        TlogProof receipt = TlogProof.parse(text);
        Checkpoint checkpoint = Checkpoint.open(receipt.checkpointNote(), key);
        if (receipt.index() >= checkpoint.size()) {
            throw new InvalidNote("The receipt's index lies outside its checkpoint");
        }
        keep(checkpoint);
        proofs.computeIfAbsent(receipt.index(), index -> new ArrayList<>())
                .add(new KeptProof(
                        new InclusionProof(receipt.index(), checkpoint.size(), receipt.path()), checkpoint.root()));
    }

    private void keep(Checkpoint checkpoint) {
        roots.computeIfAbsent(checkpoint.size(), size -> new ArrayList<>()).add(checkpoint.root());
    }

    /// Whether the entry about to be added at this index is the one that kept receipts tell of.
    boolean agreesWithLeaf(long index, byte[] leaves, int offset, TreeHasher hasher) {
        for (KeptProof kept : proofs.getOrDefault(index, List.of())) {
            if (!kept.proof().leadsTo(Hash.copyOf(leaves, offset).bytes(), kept.root(), hasher)) {
                return false;
            }
        }
        return true;
    }

    /// Whether the tree at its present size is the one that kept checkpoints tell of.
    boolean agreesWithTree(Frontier frontier, TreeHasher hasher) {
        List<Hash> kept = roots.get(frontier.size());
        if (kept == null) {
            return true;
        }
        Hash root = frontier.root(hasher);
        if (!kept.stream().allMatch(root::equals)) {
            return false;
        }
        lastAgreed = frontier.size();
        return true;
    }

    /// Size of the last kept checkpoint that agreed: what differs lies at or after it.
    long lastAgreed() {
        return lastAgreed;
    }

    /// The greatest kept size beyond a log's size; empty when the log is long enough.
    Optional<Long> findBeyond(long size) {
        return roots.isEmpty() || roots.lastKey() <= size ? Optional.empty() : Optional.of(roots.lastKey());
    }
}
