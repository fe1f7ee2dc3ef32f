package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.audit.AuditTrail;

/// What a caller says it calls for belongs to the evidence of a refusal, also where no grant has such a purpose: as a
/// commitment, since it is free text.
@PlatformTest
@Import(ExchangeTown.class)
class A13_ClaimedPurposeTest {

    @Autowired
    ExchangeTown town;

    @Autowired
    AuditTrail trail;

    @TempDir
    Path dir;

    @Test
    void a01_a_purpose_that_comes_to_no_grant_leaves_its_commitment() {
        var key = town.key();
        var service = town.service("town-people");
        var other = town.service("town-people");
        town.grant(key, service, deal -> deal.purpose = "入学资格核验");
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            for (var line : """
                    %s | 核验张伟 370202199003074514 的学历 | purpose-not-granted
                    %s | 入学资格核验 | no-grant
                    no.such-service | 入学资格核验 | no-grant
                    """.formatted(service, other).lines().toList()) {
                var parts = line.split(" \\| ", -1);
                var reply = caller.query(node, parts[0], asking(parts[1]));
                assertThat(reply.ending()).as(line).isEqualTo(parts[2]);
                assertThat(reply.receiptHolds(node)).as(line).isTrue();
                assertThat(trail.purposeCommitments(parts[1]))
                        .as(line)
                        .contains(reply.entry().path("claimed").asString());
                assertThat(reply.entry().toString()).as(line).doesNotContain(parts[1], "370202199003074514", "张伟");
            }
            assertThat(caller.query(node, service, asking("另一个用途"))
                            .entry()
                            .path("claimed")
                            .asString())
                    .as("another purpose, another commitment")
                    .isNotIn(trail.purposeCommitments("入学资格核验"));
        }
    }

    @Test
    void a02_its_length_is_bounded_and_the_commitment_does_not_tell_it() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var longest = caller.query(node, service, asking("用".repeat(200)));
            assertThat(longest.entry().path("claimed").asString())
                    .hasSameSizeAs(caller.query(node, service, asking("用"))
                            .entry()
                            .path("claimed")
                            .asString());
            var tooLong = caller.query(node, service, asking("用".repeat(201)));
            assertThat(tooLong.ending()).isEqualTo("malformed-request");
            assertThat(tooLong.entry().has("claimed")).isFalse();
        }
    }

    @Test
    void a03_under_a_grant_the_purpose_is_the_grants_in_plain() {
        var key = town.key();
        var service = town.service("town-people");
        var grant = town.grant(key, service, deal -> deal.purpose = "入学资格核验");
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var served = caller.query(node, service, asking("入学资格核验"));
            assertThat(served.ending()).isEqualTo("served");
            assertThat(served.entry().path("purpose").asString()).isEqualTo("入学资格核验");
            assertThat(served.entry().has("claimed")).isFalse();
            var without = caller.query(node, town.service("town-people"), keys(ZHANG));
            assertThat(without.ending()).isEqualTo("no-grant");
            assertThat(without.entry().has("claimed")).as("nothing was claimed").isFalse();
            town.grants.suspend(grant.id(), "安全管理员", "核查用途");
            town.settle(node);
            var suspended = caller.query(node, service, asking("入学资格核验"));
            assertThat(suspended.ending()).isEqualTo("suspended");
            assertThat(suspended.entry().path("purpose").asString()).isEqualTo("入学资格核验");
            assertThat(suspended.entry().has("claimed")).isFalse();
        }
    }

    private static String asking(String purpose) {
        return "{\"keys\":[{\"id_number\":\"" + ZHANG + "\"}],\"purpose\":\"" + purpose + "\"}";
    }
}
