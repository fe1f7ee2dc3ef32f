package org.zhanqiao.client.signature;

/// Whether SM2 can be used at all: Bouncy Castle is an optional dependency.
final class Sm2 {
    private Sm2() {}

    static void requireBouncyCastle() {
        try {
            Class.forName("org.bouncycastle.crypto.signers.SM2Signer", false, Sm2.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(
                    "The algorithm sm2-sm3 needs org.bouncycastle:bcprov-jdk18on on the class path", e);
        }
    }
}
