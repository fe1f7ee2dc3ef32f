package org.zhanqiao.client.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// An Ed25519 public key (RFC 8032) of the JDK. Verified with by Bouncy Castle where it is on the class path, else by
/// the JDK.
final class Ed25519VerificationKey implements VerificationKey {
    private static final int KEY_LENGTH = 32;
    private static final boolean FAST = FastEd25519.isThere();

    private final PublicKey key;
    private final @Nullable FastEd25519 fast;

    private Ed25519VerificationKey(PublicKey key, @Nullable FastEd25519 fast) {
        this.key = key;
        this.fast = fast;
    }

    static Ed25519VerificationKey of(byte[] subjectPublicKeyInfo) {
        try {
            var key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(subjectPublicKeyInfo));
            return new Ed25519VerificationKey(key, FAST ? new FastEd25519(raw(key)) : null);
        } catch (InvalidKeySpecException e) {
            throw new IllegalArgumentException("Not an Ed25519 public key as DER SubjectPublicKeyInfo", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks Ed25519", e);
        }
    }

    /// The last bytes of a SubjectPublicKeyInfo (RFC 8410 section 4).
    private static byte[] raw(PublicKey key) {
        byte[] encoded = key.getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length);
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
        return fast == null ? verifyByJdk(base, signature) : fast.verify(base, signature);
    }

    /// What is done where Bouncy Castle is not there.
    boolean verifyByJdk(byte[] base, byte[] signature) {
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
