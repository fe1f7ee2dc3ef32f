package org.zhanqiao.exchange.node;

import java.time.Instant;
import org.zhanqiao.client.signature.VerificationKey;
import tools.jackson.core.io.SerializedString;

/// A key a calling system may sign with, and until when. Several may be valid at once, so that keys rotate with
/// overlap.
final class CallerKey {

    final String keyId;
    final String system;
    final String agency;
    final boolean auditor;
    final VerificationKey verification;

    /// The members that tell an entry of the evidence who called, with a comma before them.
    final SerializedString evidence;

    private final Instant notBefore;
    private final Instant notAfter;

    /// @param agency of the system
    CallerKey(
            String keyId,
            String system,
            String agency,
            boolean auditor,
            VerificationKey verification,
            Instant notBefore,
            Instant notAfter) {
        this.keyId = keyId;
        this.system = system;
        this.agency = agency;
        this.auditor = auditor;
        this.verification = verification;
        this.notBefore = notBefore;
        this.notAfter = notAfter;
        this.evidence = Json.members(json -> {
            json.writeStringProperty("caller", system);
            json.writeStringProperty("agency", agency);
            json.writeStringProperty("key", keyId);
        });
    }

    boolean validAt(Instant now) {
        return !now.isBefore(notBefore) && now.isBefore(notAfter);
    }
}
