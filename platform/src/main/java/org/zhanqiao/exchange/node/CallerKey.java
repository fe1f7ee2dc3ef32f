package org.zhanqiao.exchange.node;

import java.time.Instant;
import org.zhanqiao.client.signature.VerificationKey;

/// A key a calling system may sign with, and until when. Several may be valid at once, so that keys rotate with
/// overlap.
record CallerKey(
        String keyId,
        String system,
        String agency,
        boolean auditor,
        VerificationKey verification,
        Instant notBefore,
        Instant notAfter) {

    boolean validAt(Instant now) {
        return !now.isBefore(notBefore) && now.isBefore(notAfter);
    }
}
