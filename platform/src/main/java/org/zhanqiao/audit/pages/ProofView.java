package org.zhanqiao.audit.pages;

import java.util.List;
import org.zhanqiao.audit.EntryProof;
import org.zhanqiao.audit.IndexedLog;
import org.zhanqiao.evidence.Hash;
import org.zhanqiao.web.Tone;

/// A proof as a page shows it.
///
/// @param standing  whether it holds
/// @param flawKey   key of the sentence that says what is wrong; empty when nothing is known to be
/// @param size      entries of the log under the checkpoint; 0 when there is none
/// @param root      signed root, hexadecimal
/// @param hashes    the path, base64
/// @param note      the signed checkpoint
/// @param key       the key it is signed with
/// @param download  address of the proof as a file; empty when there is none
public record ProofView(
        Standing standing,
        String flawKey,
        String origin,
        long index,
        long size,
        String root,
        List<String> hashes,
        String note,
        String key,
        String download) {

    /// Whether a proof holds.
    public enum Standing {
        PROVEN(Tone.GOOD),
        REFUTED(Tone.BAD),
        UNREACHABLE(Tone.WAITING);

        private final Tone tone;

        Standing(Tone tone) {
            this.tone = tone;
        }

        public Tone tone() {
            return tone;
        }

        /// The key under which pages name it.
        public String messageKey() {
            return "audit.proof." + name();
        }
    }

    /// The signed checkpoint line by line.
    public List<String> noteLines() {
        return note.lines().toList();
    }

    static ProofView of(IndexedLog log, long index, EntryProof proof, String download) {
        var key = log.key().toString();
        return switch (proof) {
            case EntryProof.Proven(var checkpoint, var inclusion, var _) ->
                new ProofView(
                        Standing.PROVEN,
                        "",
                        log.origin(),
                        index,
                        checkpoint.size(),
                        checkpoint.root().toString(),
                        inclusion.path().hashes().stream().map(Hash::toBase64).toList(),
                        checkpoint.note(),
                        key,
                        download);
            case EntryProof.Refuted(var flaw) ->
                new ProofView(Standing.REFUTED, flaw.messageKey(), log.origin(), index, 0, "", List.of(), "", key, "");
            case EntryProof.Unreachable() ->
                new ProofView(Standing.UNREACHABLE, "", log.origin(), index, 0, "", List.of(), "", key, "");
        };
    }
}
