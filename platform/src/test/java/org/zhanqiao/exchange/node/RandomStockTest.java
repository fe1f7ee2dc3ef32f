package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomStockTest {

    @Test
    void every_byte_that_was_drawn_is_handed_out_once() {
        var drawn = new int[1];
        var counting = new SecureRandom() {
            private static final long serialVersionUID = 1L;

            @Override
            public void nextBytes(byte[] bytes) {
                drawn[0]++;
                var longs = ByteBuffer.wrap(bytes).asLongBuffer();
                while (longs.hasRemaining()) {
                    longs.put(((long) drawn[0] << 32) + longs.position());
                }
            }
        };
        var stock = new RandomStock(counting);
        var seen = new HashSet<Long>();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add(stock.nextLong())).isTrue();
        }
        assertThat(drawn[0]).isEqualTo(10);
    }

    @Test
    void two_stocks_of_one_generator_have_nothing_in_common() {
        var random = new SecureRandom();
        var one = new RandomStock(random);
        var other = new RandomStock(random);
        var ids = new HashSet<String>();
        IntStream.range(0, 5_000).forEach(_ -> {
            ids.add(CallId.next(one));
            ids.add(CallId.next(other));
        });
        assertThat(ids).hasSize(10_000).allMatch(id -> id.length() == 32);
    }
}
