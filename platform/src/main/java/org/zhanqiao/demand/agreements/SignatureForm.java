package org.zhanqiao.demand.agreements;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;

/// SM2 signatures in their two forms: two numbers of 32 bytes, as this platform signs, and DER, as OpenSSL does.
final class SignatureForm {

    private static final String SM2 = "sm2-sm3";
    private static final int RAW = 64;
    private static final BigInteger ORDER = GMNamedCurves.getByName("sm2p256v1").getN();

    private SignatureForm() {}

    /// As OpenSSL takes it; Ed25519 has one form only.
    static byte[] open(String algorithm, byte[] signature) {
        if (!algorithm.equals(SM2) || signature.length != RAW) {
            return signature;
        }
        try {
            var numbers = PlainDSAEncoding.INSTANCE.decode(ORDER, signature);
            return StandardDSAEncoding.INSTANCE.encode(ORDER, numbers[0], numbers[1]);
        } catch (IOException | RuntimeException e) {
            return signature;
        }
    }

    /// As [org.zhanqiao.client.signature.VerificationKey] takes it; empty when it is no signature at all.
    static byte[] raw(String algorithm, byte[] signature) {
        if (signature.length == RAW) {
            return signature;
        }
        if (!algorithm.equals(SM2)) {
            return new byte[0];
        }
        try {
            var numbers = StandardDSAEncoding.INSTANCE.decode(ORDER, signature);
            return Arrays.copyOf(PlainDSAEncoding.INSTANCE.encode(ORDER, numbers[0], numbers[1]), RAW);
        } catch (IOException | RuntimeException e) {
            return new byte[0];
        }
    }
}
