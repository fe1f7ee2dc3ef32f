package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.Deal.fields;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.catalog.DataItem;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.demand.UnfitGrant;
import org.zhanqiao.exchange.ApprovalOutcome;
import org.zhanqiao.exchange.Withheld;
import org.zhanqiao.protection.Allowance;
import org.zhanqiao.protection.Level;
import org.zhanqiao.protection.LevelImpact;
import org.zhanqiao.protection.LevelRules;
import org.zhanqiao.protection.LevelTable;
import org.zhanqiao.protection.LevelTableChange;
import org.zhanqiao.protection.MaskStrength;

/// What a level allows holds for every call, also under a grant that was signed before the level rose or the table was
/// tightened: within a second of the commit no node gives what is not allowed any more, and everybody is told why.
@PlatformTest
@Import(ExchangeTown.class)
class A30_LevelsObeyedTest {

    @Autowired
    ExchangeTown town;

    @Autowired
    LevelRules levels;

    @Autowired
    LevelImpact impact;

    @TempDir
    Path dir;

    @AfterEach
    void backToTheFirstTable() {
        putInForce(LevelTable.DEFAULT);
    }

    @Test
    void a01_a_level_that_rises_withholds_the_field_at_once_and_gives_it_back_when_it_falls() {
        var key = town.key();
        var service = town.service("town-people");
        var grant = town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            assertThat(query(node, key, service).text()).contains("income");

            regrade(service, "income", Level.L4);
            var without = await(node, key, service, reply -> !reply.text().contains("8250"));
            assertThat(without.status()).isEqualTo(200);
            assertThat(without.json().at("/rows/0/data").propertyNames()).containsExactly("name", "birth_date");
            assertThat(without.json().path("withheld").toString())
                    .isEqualTo("[{\"field\":\"income\",\"reason\":\"verified-only\"}]");
            assertThat(without.entry().path("fields").toString()).isEqualTo("[\"name\",\"birth_date\"]");
            assertThat(town.exchange.listWithheld(grant))
                    .containsExactly(new Withheld("income", Withheld.Reason.VERIFIED_ONLY, 4));

            regrade(service, "income", Level.L3);
            var again = await(node, key, service, reply -> reply.text().contains("8250"));
            assertThat(again.json().has("withheld")).isFalse();
        }
    }

    @Test
    void a02_asking_for_the_field_by_name_is_refused_with_the_reason_and_the_rest_is_served() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        regrade(service, "income", Level.L4);
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var refused = caller.query(node, service, asking("income"));
            assertThat(refused.status() + " " + refused.ending()).isEqualTo("403 field-withheld");
            assertThat(refused.json().path("detailEn").asString()).endsWith("income (verified-only)");
            assertThat(refused.json().path("next").asString()).contains("安全级别");
            assertThat(refused.receiptHolds(node)).isTrue();
            assertThat(caller.query(node, service, asking("name")).status()).isEqualTo(200);
        }
    }

    @Test
    void a03_when_no_field_is_left_the_call_is_refused_and_not_answered_with_nothing() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> deal.fields = fields("income=none"));
        try (var node = town.node(dir)) {
            regrade(service, "income", Level.L4);
            var refused = await(node, key, service, reply -> reply.status() != 200);
            assertThat(refused.ending()).isEqualTo("field-withheld");
        }
    }

    @Test
    void a04_what_may_be_verified_stays_verifiable_when_its_level_rises() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {
            deal.modes = Set.of(Mode.QUERY, Mode.VERIFY);
            deal.fields = fields("name=none", "phone=none");
            deal.verifiable = List.of("phone");
        });
        regrade(service, "phone", Level.L4);
        try (var node = town.node(dir)) {
            var answer = new TestCaller(key)
                    .post(
                            node,
                            "/v1/services/" + service + "/verify",
                            "{\"items\":[{\"key\":{\"id_number\":\"" + ZHANG
                                    + "\"},\"values\":{\"phone\":\"13953212345\"}}]}");
            assertThat(answer.json().at("/results/0/matches/phone").asBoolean()).isTrue();
            assertThat(query(node, key, service).text()).doesNotContain("13953212345");
        }
    }

    @Test
    void a05_a_table_that_is_tightened_counts_at_once_for_every_grant_and_loosened_it_gives_back() {
        var key = town.key();
        var service = town.service("town-people");
        var grant =
                town.grant(key, service, deal -> deal.fields = fields("name=none", "income=none", "phone=keep:3:4"));
        try (var node = town.node(dir)) {
            assertThat(query(node, key, service).text()).contains("8250");
            var masks = level3(row -> new Allowance(
                    row.level(), true, row.opening(), MaskStrength.PARTIAL, row.secondApproval(), row.duties()));
            assertThat(impact.of(masks).restricted()).isPositive();

            putInForce(masks);
            var answer = await(node, key, service, reply -> !reply.text().contains("8250"));
            assertThat(answer.json().at("/rows/0/data/phone").asString()).isEqualTo("139****2345");
            assertThat(answer.json().path("withheld").toString()).contains("\"income\",\"reason\":\"mask-too-weak\"");
            assertThat(impact.of(LevelTable.DEFAULT).restored()).isPositive();

            putInForce(LevelTable.DEFAULT);
            await(node, key, service, reply -> reply.text().contains("8250"));
        }
        assertThat(town.exchange.listWithheld(grant)).isEmpty();
    }

    @Test
    void a06_nothing_can_be_signed_that_the_table_does_not_allow() {
        var service = town.service("town-people");
        putInForce(level3(row -> new Allowance(
                row.level(), true, row.opening(), MaskStrength.PARTIAL, row.secondApproval(), row.duties())));
        assertThatThrownBy(() -> town.grant(town.key(), service, deal -> {}))
                .isInstanceOf(UnfitGrant.class)
                .hasMessage("fields income: MASK_STRONG_ENOUGH");
        assertThat(town.grant(town.key(), service, deal -> deal.fields = fields("income=band:1000")))
                .isNotNull();
    }

    @Test
    void a07_second_approval_is_given_by_somebody_else_than_the_signer_and_once() {
        var key = town.key();
        var service = town.service("town-people");
        putInForce(new LevelTable(LevelTable.DEFAULT.rows().stream()
                .map(row -> row.level().compareTo(Level.L3) < 0
                        ? row
                        : new Allowance(
                                row.level(), row.returned(), row.opening(), row.weakestMask(), true, row.duties()))
                .toList()));
        var grant = town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            assertThat(query(node, key, service).json().path("withheld").toString())
                    .contains("\"income\",\"reason\":\"second-approval\"");
            assertThat(town.exchange.approve(grant, "测试管理员", "我自己")).isInstanceOf(ApprovalOutcome.SamePerson.class);
            assertThat(town.exchange.approve(grant, "另一管理员", "已核对条款")).isInstanceOf(ApprovalOutcome.Approved.class);
            await(node, key, service, reply -> reply.text().contains("8250"));
            assertThat(town.exchange.approve(grant, "第三人", "再批一次")).isInstanceOf(ApprovalOutcome.ApprovedBefore.class);
        }
    }

    @Test
    void a08_an_item_that_goes_is_withheld_and_a_filter_that_goes_stops_all() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            change(
                    service,
                    items -> items.stream()
                            .filter(item -> !item.name().equals("income"))
                            .toList());
            var answer = await(node, key, service, reply -> !reply.text().contains("8250"));
            assertThat(answer.json().path("withheld").toString()).contains("\"income\",\"reason\":\"item-gone\"");
            change(
                    service,
                    items -> items.stream()
                            .filter(item -> !item.name().equals("id_number"))
                            .toList());
            var refused = await(node, key, service, reply -> reply.status() != 200);
            assertThat(refused.ending()).isEqualTo("field-withheld");
            assertThat(refused.json().path("detailEn").asString()).contains("name (terms-unfit)");
        }
    }

    @Test
    void a09_a_grant_is_resumed_with_what_is_left_of_it() {
        var key = town.key();
        var service = town.service("town-people");
        var grant = town.grant(key, service, deal -> {});
        town.grants.suspend(grant.id(), "安全管理员", "核查");
        regrade(service, "income", Level.L4);
        town.grants.resume(grant.id(), "安全管理员", "核查完毕");
        try (var node = town.node(dir)) {
            var answer = query(node, key, service);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).doesNotContain("8250").contains("verified-only");
        }
    }

    /// Signed just before or just after, or refused: whatever comes first, the plan that stands gives nothing of it.
    @Test
    void a10_a_grant_signed_while_the_level_rises_is_not_compiled_by_the_old_level() throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 15; round++) {
                var key = town.key();
                var service = town.service("town-people");
                var barrier = new CyclicBarrier(2);
                var signing = pool.submit(() -> {
                    barrier.await();
                    return town.grant(key, service, deal -> {});
                });
                var raising = pool.submit(() -> {
                    barrier.await();
                    regrade(service, "income", Level.L4);
                    return service;
                });
                raising.get();
                try {
                    signing.get();
                } catch (ExecutionException refused) {
                    assertThat(refused).hasCauseInstanceOf(UnfitGrant.class);
                }
                assertThat(town.exchange.listPlans(key.system(), service))
                        .flatExtracting(plan -> plan.columns())
                        .extracting(column -> column.name())
                        .doesNotContain("income");
            }
        }
    }

    private static TestCaller.Reply query(ExchangeNode node, SigningKey key, String service) {
        return new TestCaller(key).query(node, service, keys(ZHANG));
    }

    private static String asking(String field) {
        return "{\"keys\":[{\"id_number\":\"" + ZHANG + "\"}],\"fields\":[\"" + field + "\"]}";
    }

    /// The first answer that is as wanted. A call that was under way while its grant changed is told to call again.
    private static TestCaller.Reply await(
            ExchangeNode node, SigningKey key, String service, Predicate<TestCaller.Reply> wanted) {
        var caller = new TestCaller(key);
        return WithinASecond.reply(
                () -> caller.query(node, service, keys(ZHANG)),
                wanted.and(reply -> !reply.ending().equals("grant-changed")));
    }

    private void regrade(String service, String item, Level level) {
        change(
                service,
                items -> items.stream()
                        .map(each -> each.name().equals(item) ? graded(each, level) : each)
                        .toList());
    }

    private static DataItem graded(DataItem item, Level level) {
        return new DataItem(
                item.name(), item.title(), item.titleEn(), item.type(), level, item.subject(), item.description());
    }

    private void change(String service, UnaryOperator<List<DataItem>> items) {
        var dataset = town.catalog.getDataset("308/" + service);
        town.catalog.publish(new Dataset(
                dataset.code(),
                dataset.agency(),
                dataset.name(),
                dataset.description(),
                dataset.level(),
                dataset.updateCycle(),
                items.apply(dataset.items())));
    }

    private static LevelTable level3(UnaryOperator<Allowance> change) {
        return LevelTable.DEFAULT.with(change.apply(LevelTable.DEFAULT.of(Level.L3)));
    }

    private void putInForce(LevelTable table) {
        assertThat(levels.change(table, levels.getLatest().version(), "安全管理员", "测试"))
                .isInstanceOf(LevelTableChange.Changed.class);
    }
}
