package org.zhanqiao.exchange.node;

import java.time.Instant;
import org.zhanqiao.client.signature.VerificationKey;
import tools.jackson.core.io.SerializedString;

/// A key a calling system may sign with, and until when. Several may be valid at once, so that keys rotate with
/// overlap.
///
/// @param evidence the members that tell an entry of the evidence who called
record CallerKey(
        String keyId,
        String system,
        String agency,
        boolean auditor,
        VerificationKey verification,
        Instant notBefore,
        Instant notAfter,
        SerializedString evidence) {

    static CallerKey of(
            String keyId,
            String system,
            String agency,
            boolean auditor,
            VerificationKey verification,
            Instant notBefore,
            Instant notAfter) {
        var evidence = Json.members(json -> {
            json.writeStringProperty("caller", system);
            json.writeStringProperty("agency", agency);
            json.writeStringProperty("key", keyId);
        });
        return new CallerKey(keyId, system, agency, auditor, verification, notBefore, notAfter, evidence);
    }

    boolean validAt(Instant now) {
        return !now.isBefore(notBefore) && now.isBefore(notAfter);
    }
}
