package org.zhanqiao.demand.agreements;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// An agreement with the signatures it has so far.
///
/// @param content canonical JSON (RFC 8785); its bytes in UTF-8 are what is hashed and signed
/// @param sha256  of those bytes, hexadecimal
public record Agreement(
        String request, String content, String sha256, Instant made, List<AgreementSignature> signatures) {

    public Agreement {
        signatures = List.copyOf(signatures);
    }

    public Optional<AgreementSignature> findSignature(Side side) {
        return signatures.stream().filter(each -> each.side() == side).findFirst();
    }
}
