package org.zhanqiao.exchange.node;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import org.agrona.collections.LongHashSet;

/// Remembers the nonces of this node while their signatures could still be accepted, and refuses a second one.
///
/// A replay repeats `created`, so nonces lie in one set a minute of `created`, dropped whole when that minute can no
/// longer be accepted. Eight bytes of a SHA-256 over key id and nonce stand for a nonce: 16 to 32 bytes of memory each,
/// 10,000 calls a second cost 100 to 200 MB for the ten minutes they are kept. Who searches for two nonces with equal
/// bytes refuses only a call of their own.
final class ReplayGuard {

    /// So many that, at 10,000 calls a second, a stripe's table stays below 512 kB: the collector treats
    /// larger arrays of a heap of 1 GB one by one, and whoever makes a table larger or hands one out holds its
    /// stripe for some tens of microseconds only.
    private static final int STRIPES = 64;
    private static final long MISSING = 0;

    private final ConcurrentHashMap<Long, LongHashSet[]> minutes = new ConcurrentHashMap<>();

    /// Remembers a nonce.
    ///
    /// @param commitment SHA-256 over key id and nonce, or its first bytes
    /// @return false when it was there already
    boolean admit(byte[] commitment, Instant created) {
        return admit(hash(commitment), minute(created));
    }

    private boolean admit(long hash, long minute) {
        var stripe = minutes.computeIfAbsent(minute, _ -> newStripes())[(int) (hash & (STRIPES - 1))];
        synchronized (stripe) {
            return stripe.add(hash);
        }
    }

    /// What stands for a nonce here and in the table the nodes share.
    static long hash(byte[] commitment) {
        long hash = ByteBuffer.wrap(commitment).getLong();
        return hash == MISSING ? 1 : hash;
    }

    static long minute(Instant created) {
        return Math.floorDiv(created.getEpochSecond(), 60);
    }

    /// Forgets what is older than any signature that could still be accepted.
    void forgetBefore(Instant oldest) {
        minutes.keySet().removeIf(minute -> minute < minute(oldest));
    }

    /// A batch of what is remembered of one minute.
    interface Publisher {
        void publish(long minute, long[] hashes) throws SQLException;
    }

    /// Hands out all that is remembered, a stripe of a minute at a time.
    void publish(Publisher publisher) throws SQLException {
        for (var minute : minutes.entrySet()) {
            for (var stripe : minute.getValue()) {
                long[] hashes;
                synchronized (stripe) {
                    hashes = stripe.stream().mapToLong(Long::longValue).toArray();
                }
                if (hashes.length > 0) {
                    publisher.publish(minute.getKey(), hashes);
                }
            }
        }
    }

    private static LongHashSet[] newStripes() {
        var stripes = new LongHashSet[STRIPES];
        for (int i = 0; i < STRIPES; i++) {
            stripes[i] = new LongHashSet(64, 0.5f, true);
        }
        return stripes;
    }
}
