package org.zhanqiao.client.signature;

import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/// Ed25519 verification by Bouncy Castle, several times as fast as the JDK's. Only to be touched when [#isThere].
///
/// What it accepts the JDK accepts too: S below the group's order, points in their canonical encoding, and the equation
/// of RFC 8032 section 5.1.7. Beyond that, a key or an R of small order verifies nothing, and neither does a key that
/// has such a part: a signature under them says nothing about who signed.
final class FastEd25519 {
    private final Ed25519.@Nullable PublicPoint key;

    /// @param raw the public key, 32 bytes
    FastEd25519(byte[] raw) {
        this.key = Ed25519.validatePublicKeyFullExport(raw, 0);
    }

    /// Whether Bouncy Castle is on the class path, of a version that has what is needed.
    static boolean isThere() {
        return BouncyCastle.has("org.bouncycastle.math.ec.rfc8032.Ed25519$PublicPoint");
    }

    /// @param signature 64 bytes
    boolean verify(byte[] base, byte[] signature) {
        return key != null && Ed25519.verify(signature, 0, key, base, 0, base.length);
    }
}
