package org.zhanqiao.client.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;

/// An Ed25519 public key (RFC 8032) of the JDK.
final class Ed25519VerificationKey implements VerificationKey {
    private final PublicKey key;

    private Ed25519VerificationKey(PublicKey key) {
        this.key = key;
    }

    static Ed25519VerificationKey of(byte[] subjectPublicKeyInfo) {
        try {
            return new Ed25519VerificationKey(
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo)));
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("Not an Ed25519 public key as DER SubjectPublicKeyInfo", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks Ed25519", e);
        }
    }

    @Override
    public SignatureAlgorithm algorithm() {
        return SignatureAlgorithm.ED25519;
    }

    @Override
    public boolean verify(byte[] base, byte[] signature) {
        if (signature.length != 64) {
            return false;
        }
        try {
            Signature verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(base);
            return verifier.verify(signature);
        } catch (SignatureException e) {
            return false;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime lacks Ed25519", e);
        }
    }

    @Override
    public byte[] encoded() {
        return key.getEncoded();
    }

    @Override
    public String toString() {
        return "ed25519 public key";
    }
}
