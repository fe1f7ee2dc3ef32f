package org.zhanqiao.evidence;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/// The hash of a log's Merkle tree and of its detail commitments. Chosen when the log is made, then fixed for good.
public enum HashAlgorithm {
    /// FIPS 180-4; what RFC 9162 and the C2SP formats expect.
    SHA_256("SHA-256"),
    /// GB/T 32905-2016. The JDK has no SM3: whoever runs such a log, or verifies one, adds a provider that has.
    SM3("SM3");

    /// Length of either hash in bytes.
    public static final int LENGTH = 32;

    private final String jcaName;

    HashAlgorithm(String jcaName) {
        this.jcaName = jcaName;
    }

    /// The name in the manifest of a log, which is also the JCA name: `SHA-256` or `SM3`.
    public String jcaName() {
        return jcaName;
    }

    /// A fresh digest.
    ///
    /// @throws IllegalStateException when no security provider of this JVM knows the algorithm
    public MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance(jcaName);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(
                    "No security provider of this JVM offers " + jcaName
                            + "; add one (for SM3, Bouncy Castle) before opening or verifying this log",
                    e);
        }
    }

    /// The algorithm of a name.
    ///
    /// @throws IllegalArgumentException for a name that is none of the two
    public static HashAlgorithm named(String name) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.jcaName.equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("Unknown hash '" + name + "': expected one of SHA-256, SM3"));
    }
}
