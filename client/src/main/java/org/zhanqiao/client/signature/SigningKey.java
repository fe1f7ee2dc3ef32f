package org.zhanqiao.client.signature;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.regex.Pattern;

/// The key with which one system signs its calls. Immutable and safe for use by many threads at once; never prints
/// its secret.
public abstract sealed class SigningKey permits HmacSigningKey, Ed25519SigningKey, Sm2SigningKey {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/@-]{0,127}");

    private final String system;
    private final String keyId;

    SigningKey(String system, String keyId) {
        this.system = requireName("system code", system);
        this.keyId = requireName("key id", keyId);
    }

    /// A key for `hmac-sha256`.
    ///
    /// @param secret at least 16 bytes; 32 random ones are what to use
    /// @throws IllegalArgumentException naming the part that is wrong, never repeating the secret
    public static SigningKey hmacSha256(String system, String keyId, byte[] secret) {
        return new HmacSigningKey(system, keyId, secret);
    }

    /// A key pair for `ed25519`.
    ///
    /// @param privateKey DER PKCS #8 (RFC 8410), as of `openssl pkey -outform DER`
    /// @param publicKey DER SubjectPublicKeyInfo of the same pair
    /// @throws IllegalArgumentException when either is not such a key, or they are not a pair
    public static SigningKey ed25519(String system, String keyId, byte[] privateKey, byte[] publicKey) {
        return paired(Ed25519SigningKey.of(system, keyId, privateKey, publicKey));
    }

    /// A key pair for `sm2-sm3`; needs Bouncy Castle on the class path.
    ///
    /// @param privateKey DER PKCS #8 on the curve sm2p256v1
    /// @param publicKey DER SubjectPublicKeyInfo of the same pair
    /// @throws IllegalArgumentException when either is not such a key, or they are not a pair
    public static SigningKey sm2(String system, String keyId, byte[] privateKey, byte[] publicKey) {
        Sm2.requireBouncyCastle();
        return paired(Sm2SigningKey.of(system, keyId, privateKey, publicKey));
    }

    /// A new key.
    public static SigningKey generate(SignatureAlgorithm algorithm, String system, String keyId, SecureRandom random) {
        return switch (algorithm) {
            case HMAC_SHA256 -> {
                byte[] secret = new byte[32];
                random.nextBytes(secret);
                yield hmacSha256(system, keyId, secret);
            }
            case ED25519 -> Ed25519SigningKey.generate(system, keyId, random);
            case SM2_SM3 -> {
                Sm2.requireBouncyCastle();
                yield Sm2SigningKey.generate(system, keyId, random);
            }
        };
    }

    /// Reads a key file, as [#save] writes it.
    ///
    /// @throws IOException when the file cannot be read
    /// @throws IllegalArgumentException when it is not a key file, naming the line; never repeating its content
    public static SigningKey load(Path file) throws IOException {
        return KeyFile.read(file);
    }

    /// Writes a key file that only the owner may read. The format is described in `docs/calling.md`.
    ///
    /// @throws java.nio.file.FileAlreadyExistsException when there is such a file; a key is never overwritten
    /// @throws IOException when it cannot be written
    public final void save(Path file) throws IOException {
        KeyFile.write(this, file);
    }

    /// The code of the calling system.
    public final String system() {
        return system;
    }

    /// The `keyid` by which the exchange knows this key.
    public final String keyId() {
        return keyId;
    }

    /// The algorithm that this key is for.
    public abstract SignatureAlgorithm algorithm();

    /// The signature of these bytes.
    public abstract byte[] sign(byte[] base);

    /// The verifying half, to be registered with the exchange.
    public abstract VerificationKey verificationKey();

    /// The secret, or the private key as DER PKCS #8, for whoever keeps it: seal it, and never print it.
    public abstract byte[] encoded();

    @Override
    public final String toString() {
        return algorithm().parameter() + " signing key " + keyId + " of " + system;
    }

    private static String requireName(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The " + what
                    + " must be 1 to 128 letters, digits or . _ : / @ - and start with a letter or digit");
        }
        return name;
    }

    private static SigningKey paired(SigningKey key) {
        byte[] probe = {'z', 'q'};
        if (!key.verificationKey().verify(probe, key.sign(probe))) {
            throw new IllegalArgumentException("The private and the public key are not a pair");
        }
        return key;
    }
}
