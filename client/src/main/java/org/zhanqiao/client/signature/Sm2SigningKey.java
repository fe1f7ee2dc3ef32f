package org.zhanqiao.client.signature;

import java.io.IOException;
import java.security.SecureRandom;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ParametersWithRandom;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/// Signing with an SM2 private key of Bouncy Castle.
final class Sm2SigningKey extends SigningKey {
    private final ECPrivateKeyParameters privateKey;
    private final byte[] encoded;
    private final Sm2VerificationKey publicKey;
    private final SecureRandom random;

    private Sm2SigningKey(
            String system,
            String keyId,
            ECPrivateKeyParameters privateKey,
            byte[] encoded,
            Sm2VerificationKey publicKey,
            SecureRandom random) {
        super(system, keyId);
        this.privateKey = privateKey;
        this.encoded = encoded;
        this.publicKey = publicKey;
        this.random = random;
    }

    static Sm2SigningKey of(String system, String keyId, byte[] privateKey, byte[] publicKey) {
        var verifying = Sm2VerificationKey.of(publicKey);
        try {
            if (PrivateKeyFactory.createKey(privateKey) instanceof ECPrivateKeyParameters signing
                    && Sm2VerificationKey.onSm2(signing)) {
                return new Sm2SigningKey(system, keyId, signing, privateKey.clone(), verifying, new SecureRandom());
            }
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("Not an SM2 private key as DER PKCS #8", e);
        }
        throw new IllegalArgumentException("Not an SM2 private key on the curve sm2p256v1");
    }

    static Sm2SigningKey generate(String system, String keyId, SecureRandom random) {
        var curve = new ECNamedDomainParameters(
                GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1));
        var generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(curve, random));
        var pair = generator.generateKeyPair();
        try {
            return new Sm2SigningKey(
                    system,
                    keyId,
                    (ECPrivateKeyParameters) pair.getPrivate(),
                    PrivateKeyInfoFactory.createPrivateKeyInfo(pair.getPrivate())
                            .getEncoded(),
                    Sm2VerificationKey.of(SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(pair.getPublic())
                            .getEncoded()),
                    random);
        } catch (IOException e) {
            throw new IllegalStateException("A new SM2 key could not be encoded", e);
        }
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.SM2_SM3;
    }

    @Override
    public byte[] sign(byte[] base) {
        var signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
        signer.init(true, new ParametersWithRandom(privateKey, random));
        signer.update(base, 0, base.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException e) {
            throw new IllegalStateException("Bouncy Castle could not sign with SM2", e);
        }
    }

    @Override
    public VerificationKey verificationKey() {
        return publicKey;
    }

    @Override
    public byte[] encoded() {
        return encoded.clone();
    }
}
