package org.zhanqiao.exchange.node;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// The number of a call, by which its caller and the platform's operators speak of it.
final class CallId {

    private static final int BYTES = 16;

    private CallId() {}

    /// Random bytes in hexadecimal: says nothing about how many calls there are.
    static String next(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
