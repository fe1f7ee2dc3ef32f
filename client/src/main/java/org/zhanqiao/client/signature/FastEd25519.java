package org.zhanqiao.client.signature;

import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/// Ed25519 verification by Bouncy Castle, several times as fast as the JDK's. Only to be touched when [#isThere].
///
/// Takes S below the group's order and points in their canonical encoding only, as the JDK does. It is stricter with
/// keys: one of small order, or with a part of small order, verifies nothing, since a signature under it says nothing
/// about who signed. An R of small order, which only the key's own holder can sign with, is taken as the JDK takes it;
/// one that merely has such a part may pass here and not with the JDK: RFC 8032 section 5.1.7 allows both.
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
