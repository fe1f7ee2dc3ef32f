package org.zhanqiao.client.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/// Signing with an Ed25519 private key of the JDK.
final class Ed25519SigningKey extends SigningKey {
    private final PrivateKey privateKey;
    private final Ed25519VerificationKey publicKey;

    private Ed25519SigningKey(String system, String keyId, PrivateKey privateKey, Ed25519VerificationKey publicKey) {
        super(system, keyId);
        this.privateKey = privateKey;
        this.publicKey = publicKey;
    }

    static Ed25519SigningKey of(String system, String keyId, byte[] privateKey, byte[] publicKey) {
        var verifying = Ed25519VerificationKey.of(publicKey);
        try {
            var signing = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(privateKey));
            return new Ed25519SigningKey(system, keyId, signing, verifying);
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("Not an Ed25519 private key as DER PKCS #8", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks Ed25519", e);
        }
    }

    static Ed25519SigningKey generate(String system, String keyId, SecureRandom random) {
        try {
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            var pair = generator.generateKeyPair();
            return new Ed25519SigningKey(
                    system,
                    keyId,
                    pair.getPrivate(),
                    Ed25519VerificationKey.of(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks Ed25519", e);
        }
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ED25519;
    }

    @Override
    public byte[] sign(byte[] base) {
        try {
            Signature signer = Signature.getInstance("Ed25519");
            signer.initSign(privateKey);
            signer.update(base);
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime could not sign with Ed25519", e);
        }
    }

    @Override
    public VerificationKey verificationKey() {
        return publicKey;
    }

    @Override
    public byte[] encoded() {
        return privateKey.getEncoded();
    }
}
