package org.zhanqiao.client.signature;

import java.io.IOException;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PublicKeyFactory;

/// An SM2 public key (GB/T 32918) of Bouncy Castle.
final class Sm2VerificationKey implements VerificationKey {
    private final ECPublicKeyParameters key;
    private final byte[] encoded;

    private Sm2VerificationKey(ECPublicKeyParameters key, byte[] encoded) {
        this.key = key;
        this.encoded = encoded;
    }

    static Sm2VerificationKey of(byte[] subjectPublicKeyInfo) {
        try {
            if (PublicKeyFactory.createKey(subjectPublicKeyInfo) instanceof ECPublicKeyParameters key && onSm2(key)) {
                return new Sm2VerificationKey(key, subjectPublicKeyInfo.clone());
            }
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("Not an SM2 public key as DER SubjectPublicKeyInfo", e);
        }
        throw new IllegalArgumentException("Not an SM2 public key on the curve sm2p256v1");
    }

    /// Whether a key lies on sm2p256v1, the one curve of GB/T 32918.5.
    static boolean onSm2(AsymmetricKeyParameter key) {
        return key instanceof ECKeyParameters ec
                && ec.getParameters() instanceof ECNamedDomainParameters named
                && GMObjectIdentifiers.sm2p256v1.equals(named.getName());
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.SM2_SM3;
    }

    @Override
    public boolean verify(byte[] base, byte[] signature) {
        if (signature.length != 64) {
            return false;
        }
        var verifier = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
        verifier.init(false, key);
        verifier.update(base, 0, base.length);
        return verifier.verifySignature(signature);
    }

    @Override
    public byte[] encoded() {
        return encoded.clone();
    }

    @Override
    public String toString() {
        return "sm2-sm3 public key";
    }
}
