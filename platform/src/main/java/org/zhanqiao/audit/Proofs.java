package org.zhanqiao.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.LongStream;
import org.zhanqiao.evidence.Checkpoint;
import org.zhanqiao.evidence.Logged;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Proves what the index says: fetches proofs from the nodes and verifies them here, with keys the nodes registered
/// before. A node that lies, or an index that was changed, comes out as a flaw.
public final class Proofs {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ProofSource source;
    private final Witness witness;
    private final KeptCheckpoints kept;

    Proofs(ProofSource source, Witness witness, KeptCheckpoints kept) {
        this.source = source;
        this.witness = witness;
        this.kept = kept;
    }

    /// Whether an entry stands in its log, under the log's present checkpoint.
    public EntryProof prove(IndexedLog log, long index, RawEntry entry) {
        if (!detailHolds(log, entry)) {
            return new EntryProof.Refuted(Flaw.DETAIL_CHANGED);
        }
        return prove(log, index, entry.text());
    }

    /// Whether an entry stands in its log, of which one knows the text alone, such as from a receipt.
    public EntryProof prove(IndexedLog log, long index, String entry) {
        return switch (witness.observe(log)) {
            case Observation.Sound(var checkpoint, var _) -> prove(log, index, entry, checkpoint);
            case Observation.Unsound(var flaw, var _) -> new EntryProof.Refuted(flaw);
            case Observation.Unreachable(var _) -> new EntryProof.Unreachable();
        };
    }

    private EntryProof prove(IndexedLog log, long index, String entry, Checkpoint checkpoint) {
        if (index >= checkpoint.size()) {
            return new EntryProof.Refuted(Flaw.NOT_IN_LOG);
        }
        try {
            var proof = source.inclusion(log, index, checkpoint.size());
            if (!proof.verify(entry.getBytes(UTF_8), checkpoint.root(), log.hash())) {
                return new EntryProof.Refuted(Flaw.NOT_IN_LOG);
            }
            var extra = JSON.writeValueAsBytes(new Extra(entry));
            return new EntryProof.Proven(checkpoint, proof, new Logged(index, proof, checkpoint).tlogProof(extra));
        } catch (ProofUnavailable e) {
            return switch (e.why()) {
                case UNREACHABLE -> new EntryProof.Unreachable();
                case REFUSED -> new EntryProof.Refuted(Flaw.WITHHELD);
                case GARBLED -> new EntryProof.Refuted(Flaw.GARBLED);
            };
        }
    }

    /// What travels with a proof, as in receipts.
    private record Extra(String entry) {}

    /// Whether one kept checkpoint of a log continues another.
    ///
    /// @param from size of the one
    /// @param to   size of the other
    public ConsistencyCheck compare(IndexedLog log, long from, long to) {
        var older = kept.find(log.id(), Math.min(from, to));
        var newer = kept.find(log.id(), Math.max(from, to));
        if (older.isEmpty() || newer.isEmpty()) {
            return new ConsistencyCheck.NotKept(LongStream.of(from, to)
                    .mapToObj(size -> kept.findNearest(log.id(), size))
                    .flatMap(Optional::stream)
                    .map(KeptCheckpoint::size)
                    .sorted()
                    .distinct()
                    .toList());
        }
        try {
            var proof = source.consistency(log, older.get().size(), newer.get().size());
            return proof.verify(older.get().root(), newer.get().root(), log.hash())
                    ? new ConsistencyCheck.Proven(older.get(), newer.get(), proof)
                    : new ConsistencyCheck.Refuted(Flaw.NOT_CONTINUED);
        } catch (ProofUnavailable e) {
            return switch (e.why()) {
                case UNREACHABLE -> new ConsistencyCheck.Unreachable();
                case REFUSED -> new ConsistencyCheck.Refuted(Flaw.WITHHELD);
                case GARBLED -> new ConsistencyCheck.Refuted(Flaw.GARBLED);
            };
        }
    }

    /// The tree covers the data only; the data names the hash of the detail.
    private static boolean detailHolds(IndexedLog log, RawEntry entry) {
        String committed;
        try {
            committed = JSON.readTree(entry.data()).path("detail").asString("");
        } catch (JacksonException _) {
            committed = "";
        }
        if (entry.detail().length == 0) {
            return committed.isEmpty();
        }
        var hash = log.hash().newDigest().digest(entry.detail());
        return MessageDigest.isEqual(hash, decoded(committed));
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            return new byte[0];
        }
    }
}
