package org.zhanqiao.audit.pages;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.audit.CallEntry;
import org.zhanqiao.audit.CallPart;
import org.zhanqiao.web.Tone;

/// One entry for an auditor.
///
/// @param raw      the entry as it was hashed
/// @param claim    what it stated in vain
/// @param tester   login of whoever made the call from the console; empty for a call of the system itself
/// @param subjects commitments to the people it was about, hexadecimal
public record CallView(
        CallEntry call,
        String agency,
        String provider,
        List<String> fields,
        String reason,
        Tone tone,
        String raw,
        List<String> subjects,
        ProofView proof,
        String tester,
        Claim claim,
        LogHealth health) {

    /// The purpose that a call stated which came to no grant.
    ///
    /// @param commitment keyed commitment to it, base64; empty when the call stated none or came to a grant
    public record Claim(String commitment, Likeness likeness) {

        public boolean isMade() {
            return !commitment.isEmpty();
        }
    }

    /// Whether a purpose that the reader typed is the one that was stated.
    public enum Likeness {
        NOT_COMPARED,
        SAME,
        OTHER
    }

    /// Whether the call came to a grant.
    public boolean isGranted() {
        return !call.grant().isEmpty();
    }

    /// The parts of the call's time.
    public List<CallPart> parts() {
        return List.of(CallPart.values());
    }

    /// How long a part took, in milliseconds; `–` where the entry does not say.
    public String millis(CallPart part) {
        return part.of(call).map(time -> "%.3f".formatted(time.toNanos() / 1e6)).orElse("–");
    }

    /// Whether the caller proved who it is.
    public boolean isKnown() {
        return !call.caller().isEmpty();
    }

    /// The case's commitment, when the call named a case.
    public Optional<String> caseCommitment() {
        @Nullable String commitment = call.caseCommitment();
        return Optional.ofNullable(commitment);
    }
}
