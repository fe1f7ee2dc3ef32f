package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/// Whether the data of an entry commits to its detail: by the member `"detail":"base64 of the hash of detail"` at the
/// top level of the JSON object that the data is.
final class DetailCommitment {
    private static final String MEMBER = "detail";

    private DetailCommitment() {}

    /// Detail must be committed to, and what is committed to must be there.
    static boolean holds(RecordReader entry, TreeHasher hasher) {
        Optional<String> committed;
        try {
            committed = find(new String(entry.bytes(), RecordFormat.HEADER, entry.dataLength(), UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (entry.detailLength() == 0) {
            return committed.isEmpty();
        }
        byte[] hash = hasher.plain(entry.bytes(), RecordFormat.HEADER + entry.dataLength(), entry.detailLength());
        return committed.isPresent()
                && committed.get().equals(Base64.getEncoder().encodeToString(hash));
    }

    /// The string member `detail` at the top level; empty when there is none, or when the text is no JSON object.
    ///
    /// @throws IllegalArgumentException when the member stands there twice
    static Optional<String> find(String json) {
        return JsonMember.findRaw(json, MEMBER);
    }
}
