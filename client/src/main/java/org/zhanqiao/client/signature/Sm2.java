package org.zhanqiao.client.signature;

/// Whether SM2 can be used at all: Bouncy Castle is an optional dependency.
final class Sm2 {
    private Sm2() {}

    static void requireBouncyCastle() {
        if (!BouncyCastle.has("org.bouncycastle.crypto.signers.SM2Signer")) {
            throw new IllegalStateException(
                    "The algorithm sm2-sm3 needs org.bouncycastle:bcprov-jdk18on on the class path");
        }
    }
}
