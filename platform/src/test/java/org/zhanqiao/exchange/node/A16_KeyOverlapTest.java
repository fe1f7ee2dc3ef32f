package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.identity.KeyOffer;

/// A system changes its key while a node runs: no call of it is refused for that, and the old key is over when it was
/// said to be.
@PlatformTest
@Import(ExchangeTown.class)
class A16_KeyOverlapTest {

    private static final Duration OVERLAP = Duration.ofHours(1);

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    private final AtomicReference<Duration> offset = new AtomicReference<>(Duration.ZERO);
    private final InstantSource clock = () -> Instant.now().plus(offset.get());

    @Test
    void a01_both_keys_work_in_the_overlap_and_only_the_new_one_after_it() {
        var old = town.key();
        var service = granted(old);
        try (var node = start("rotating")) {
            var withOld = new TestCaller(old, clock);
            assertThat(withOld.query(node, service, keys(ZHANG)).ending()).isEqualTo("served");

            var next = rotate(old);
            var withNew = new TestCaller(next, clock);
            awaitEnding(node, withNew, service, "served");
            for (var passed : new Duration[] {Duration.ZERO, OVERLAP.minusMinutes(1)}) {
                offset.set(passed);
                assertServed(withOld.query(node, service, keys(ZHANG)), old);
                assertServed(withNew.query(node, service, keys(ZHANG)), next);
            }

            offset.set(OVERLAP.plusMinutes(1));
            var late = withOld.query(node, service, keys(ZHANG));
            assertThat(late.status() + " " + late.ending()).isEqualTo("401 bad-signature");
            assertThat(late.receiptHolds(node)).isTrue();
            assertThat(late.entry().path("outcome").asString()).isEqualTo("refused");
            assertThat(late.entry().has("caller"))
                    .as("a key that is over proves nobody")
                    .isFalse();
            assertServed(withNew.query(node, service, keys(ZHANG)), next);
        }
        try (var node = start("rotating")) {
            assertThat(new TestCaller(old, clock)
                            .query(node, service, keys(ZHANG))
                            .ending())
                    .as("nor after a restart")
                    .isEqualTo("bad-signature");
        }
    }

    @Test
    void a02_a_key_that_leaked_is_ended_within_the_overlap_and_the_new_one_goes_on() {
        var leaked = town.key();
        var service = granted(leaked);
        try (var node = start("leaking")) {
            var withLeaked = new TestCaller(leaked, clock);
            var withNew = new TestCaller(rotate(leaked), clock);
            awaitEnding(node, withNew, service, "served");
            assertThat(withLeaked.query(node, service, keys(ZHANG)).ending()).isEqualTo("served");
            var kept = withLeaked.sign(
                    node, "/v1/services/" + service + "/query", keys(ZHANG).getBytes(StandardCharsets.UTF_8));
            town.identity.revokeKey(leaked.keyId());
            awaitEnding(node, withLeaked, service, "bad-signature");
            assertThat(withLeaked.send(kept).ending())
                    .as("signed while the key was good, sent when it was not")
                    .isEqualTo("bad-signature");
            assertThat(withNew.query(node, service, keys(ZHANG)).ending()).isEqualTo("served");
        }
    }

    private ExchangeNode start(String id) {
        return ExchangeNode.start(town.options(id, dir, town.databaseUrl(), clock));
    }

    private String granted(SigningKey key) {
        var service = town.service("town-people");
        town.grant(key, service, deal -> deal.notAfter = Instant.now().plus(Duration.ofDays(2)));
        return service;
    }

    private SigningKey rotate(SigningKey old) {
        var issued = town.identity.rotateKey(old.keyId(), new KeyOffer.Hmac(), Duration.ofDays(30), OVERLAP);
        return SigningKey.hmacSha256(
                old.system(),
                issued.key().keyId(),
                Base64.getDecoder().decode(issued.secret().orElseThrow()));
    }

    private static void awaitEnding(ExchangeNode node, TestCaller caller, String service, String ending) {
        WithinASecond.reply(
                () -> caller.query(node, service, keys(ZHANG)),
                reply -> reply.ending().equals(ending));
    }

    private static void assertServed(TestCaller.Reply reply, SigningKey key) {
        assertThat(reply.ending()).as(reply.text()).isEqualTo("served");
        assertThat(reply.entry().path("key").asString()).isEqualTo(key.keyId());
        assertThat(reply.entry().path("caller").asString()).isEqualTo(key.system());
    }
}
