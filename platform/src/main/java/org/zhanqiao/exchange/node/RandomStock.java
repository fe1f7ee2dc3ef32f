package org.zhanqiao.exchange.node;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/// Random bytes of a [SecureRandom], drawn many at a time: asking it costs more than the few bytes that a call needs.
/// Confined to one event loop.
final class RandomStock implements RandomGenerator {

    private static final int BYTES = 8 * 1024;

    private final SecureRandom random;
    private final ByteBuffer drawn = ByteBuffer.allocate(BYTES).limit(0);

    RandomStock(SecureRandom random) {
        this.random = random;
    }

    @Override
    public long nextLong() {
        if (!drawn.hasRemaining()) {
            random.nextBytes(drawn.array());
            drawn.clear();
        }
        return drawn.getLong();
    }
}
