package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.exchange.NodeSpread;

/// What an administrator is told about how far an act has come among the nodes.
@PlatformTest
@Import(ExchangeTown.class)
class A21_NodeSpreadTest {

    @Autowired
    ExchangeTown town;

    @Autowired
    NodeSpread spread;

    @TempDir
    Path dir;

    @Test
    void a01_two_nodes_report_within_a_second_that_a_revocation_reached_them() {
        var caller = town.key();
        var service = town.service("town-people");
        var grant = town.grant(caller, service, deal -> {});
        try (var one = town.node(dir.resolve("one"));
                var two = town.node(dir.resolve("two"))) {
            await().until(() -> one.knows(grant.id()) && two.knows(grant.id()));

            town.grants.revoke(grant.id(), "security-admin", "协议到期");
            await().pollInterval(Duration.ofMillis(10))
                    .until(() -> spread.of(grant.id()).everywhere());

            var reached = spread.of(grant.id());
            assertThat(reached.nodes()).isEqualTo(2);
            assertThat(reached.within())
                    .hasValueSatisfying(within -> assertThat(within).isBetween(Duration.ZERO, Duration.ofSeconds(1)));
            for (var node : new ExchangeNode[] {one, two}) {
                assertThat(new TestCaller(caller)
                                .query(node, service, "{\"keys\":[{\"id_number\":\"" + ZHANG + "\"}]}")
                                .ending())
                        .isEqualTo("revoked");
            }
        }
    }

    @Test
    void a02_a_node_that_starts_after_the_act_does_not_make_it_look_slow() {
        var grant = town.grant(town.key(), town.service("town-people"), deal -> {});
        try (var node = town.node(dir)) {
            assertThat(node.knows(grant.id())).isTrue();
            assertThat(spread.of(grant.id()).within()).hasValue(Duration.ZERO);
        }
        await().until(() -> spread.of(grant.id()).nodes() == 0);
    }

    @Test
    void a03_a_grant_is_stopped_even_when_its_service_has_lost_the_item_it_names() {
        var caller = town.key();
        var service = town.service("town-people");
        var grant = town.grant(caller, service, deal -> {});
        var dataset = town.catalog.getDataset("308/" + service);
        town.catalog.publish(new org.zhanqiao.catalog.Dataset(
                dataset.code(),
                dataset.agency(),
                dataset.name(),
                dataset.description(),
                dataset.level(),
                dataset.updateCycle(),
                dataset.items().stream()
                        .filter(item -> !item.name().equals("income"))
                        .toList()));
        try (var node = town.node(dir)) {
            town.grants.suspend(grant.id(), "security-admin", "核查");
            await().untilAsserted(() -> assertThat(new TestCaller(caller)
                            .query(node, service, "{\"keys\":[{\"id_number\":\"" + ZHANG + "\"}]}")
                            .ending())
                    .isEqualTo("suspended"));
            assertThat(town.grants.revoke(grant.id(), "security-admin", "不再需要").state())
                    .isEqualTo(org.zhanqiao.demand.Grant.State.REVOKED);
        }
    }
}
