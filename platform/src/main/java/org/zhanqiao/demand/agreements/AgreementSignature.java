package org.zhanqiao.demand.agreements;

import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.zhanqiao.client.signature.SignatureAlgorithm;
import org.zhanqiao.client.signature.VerificationKey;

/// An officer's signature under an agreement.
///
/// @param by        login
/// @param agency    code of the agency the officer signs for
/// @param algorithm `ed25519` or `sm2-sm3`
/// @param publicKey subject public key info (DER, Base64)
/// @param signature Ed25519: 64 bytes (RFC 8032); SM2: DER as OpenSSL makes and takes it, user id 1234567812345678
public record AgreementSignature(
        Side side,
        String by,
        String name,
        String agency,
        String algorithm,
        String keyId,
        String publicKey,
        byte[] signature,
        Instant at) {

    public AgreementSignature {
        signature = signature.clone();
    }

    @Override
    public byte[] signature() {
        return signature.clone();
    }

    public String base64() {
        return Base64.getEncoder().encodeToString(signature);
    }

    /// Whether it is of its key over this content.
    boolean holdsFor(byte[] content) {
        var raw = SignatureForm.raw(algorithm, signature);
        var kind = algorithm.equals("ed25519") ? SignatureAlgorithm.ED25519 : SignatureAlgorithm.SM2_SM3;
        return raw.length > 0
                && VerificationKey.of(kind, Base64.getDecoder().decode(publicKey))
                        .verify(content, raw);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AgreementSignature that
                && side == that.side
                && keyId.equals(that.keyId)
                && Arrays.equals(signature, that.signature);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(signature);
    }
}
