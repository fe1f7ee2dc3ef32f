package org.zhanqiao.client.signature;

/// Whether Bouncy Castle is there: it is an optional dependency.
final class BouncyCastle {
    private BouncyCastle() {}

    static boolean has(String className) {
        try {
            Class.forName(className, false, BouncyCastle.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
