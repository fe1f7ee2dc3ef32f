package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.ValuePlace;
import org.zhanqiao.demand.Race;
import org.zhanqiao.exchange.DataService;
import org.zhanqiao.exchange.OpeningOutcome;
import org.zhanqiao.exchange.ServiceDraft;
import org.zhanqiao.exchange.ServiceOpenings;
import org.zhanqiao.exchange.SourceDraft;
import org.zhanqiao.exchange.SourceFault;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.exchange.SourceOutcome;
import org.zhanqiao.exchange.Sources;
import org.zhanqiao.exchange.TrialOutcome;

/// From an address that an administrator types to the answer of a call: register, open, change, switch off and on,
/// remove.
@PlatformTest
@Import(ExchangeTown.class)
class A26_RegisteredSourceTest {

    private static final String ADMIN = "town.admin";

    @Autowired
    ExchangeTown town;

    @Autowired
    Sources sources;

    @Autowired
    ServiceOpenings openings;

    @Autowired
    Entries entries;

    @Autowired
    ControlEvidence evidence;

    @TempDir
    Path dir;

    private SourceDraft draft(String id, int port) {
        return new SourceDraft(
                id,
                ExchangeTown.PROVIDER,
                "人员登记库",
                SourceKind.POSTGRESQL,
                "postgresql://127.0.0.1:" + port + "/" + town.people.name(),
                "postgres",
                "secret-of-" + id);
    }

    private void register(String id) {
        assertThat(sources.register(draft(id, town.people.port()), false, ADMIN))
                .isInstanceOf(SourceOutcome.Done.class);
    }

    /// A service on the source, on an entry of its own.
    private String opened(String source, String name) {
        var code = "town-register." + source;
        var entry = EntryTexts.published(entries, ExchangeTown.PROVIDER, name);
        assertThat(openings.open(
                        new ServiceDraft(
                                code,
                                entry.code(),
                                ExchangeTown.PROVIDER,
                                new ValuePlace(source, "registry.person"),
                                Map.of("id_number", "id_number", "name", "name"),
                                List.of("id_number"),
                                "updated_at",
                                Duration.ofSeconds(2),
                                32),
                        "town.officer"))
                .isEqualTo(new OpeningOutcome.Opened(code));
        return code;
    }

    private static void awaitEnding(ExchangeNode node, TestCaller caller, String service, String ending) {
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> caller.query(node, service, keys(ZHANG)).ending(), ending::equals);
    }

    @Test
    void a01_what_was_registered_serves_and_is_not_asked_while_it_is_off() {
        register("town-own");
        var service = opened("town-own", "自有库人员登记");
        var key = town.key();
        var caller = new TestCaller(key);
        town.grant(key, service, deal -> {
            deal.fields = ExchangeTown.Deal.fields("name=none");
            deal.lastGood = Duration.ofHours(1);
        });
        try (var node = town.node(dir)) {
            awaitEnding(node, caller, service, "served");
            assertThat(sources.switchOff("town-own", 1, "业务库检修", ADMIN)).isInstanceOf(SourceOutcome.Done.class);
            awaitEnding(node, caller, service, "source-off");
            var refused = caller.query(node, service, keys(ZHANG));
            assertThat(refused.text()).contains("数据源已被停用", "switched off").doesNotContain("张伟");
            assertThat(refused.receiptHolds(node)).isTrue();
            assertThat(openings.listSources(ExchangeTown.PROVIDER)).doesNotContain("town-own");
            assertThat(sources.switchOn("town-own", 2, ADMIN)).isInstanceOf(SourceOutcome.Done.class);
            awaitEnding(node, caller, service, "served");
            assertThat(openings.listSources(ExchangeTown.PROVIDER)).contains("town-own");
        }
        assertThat(sources.listActs("town-own"))
                .extracting(act -> act.kind() + " " + act.because())
                .containsExactly("SWITCHED_ON ", "SWITCHED_OFF 业务库检修", "REGISTERED ");
        await().until(() -> evidence.listBelow("exchange.source:town-own:").size() == 3);
    }

    @Test
    void a02_what_cannot_be_reached_is_kept_only_when_told_so_and_a_new_address_reaches_running_nodes() {
        var down = draft("town-moved", 1);
        assertThat(sources.register(down, false, ADMIN))
                .isEqualTo(new SourceOutcome.NotReached(new TrialOutcome.Failed(SourceFault.REFUSED, "")));
        assertThat(sources.listActs("town-moved")).isEmpty();
        register("town-moved");
        var service = opened("town-moved", "迁移库人员登记");
        var key = town.key();
        var caller = new TestCaller(key);
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
        try (var node = town.node(dir)) {
            awaitEnding(node, caller, service, "served");
            assertThat(sources.change(down, 1, true, ADMIN)).isInstanceOf(SourceOutcome.Done.class);
            awaitEnding(node, caller, service, "source-down");
            assertThat(sources.change(draft("town-moved", town.people.port()), 2, false, ADMIN))
                    .isInstanceOf(SourceOutcome.Done.class);
            awaitEnding(node, caller, service, "served");
        }
    }

    @Test
    void a03_only_what_serves_nothing_is_removed_and_its_id_is_not_given_again() {
        register("town-used");
        opened("town-used", "在用库人员登记");
        assertThat(sources.remove("town-used", 1, "不再使用", ADMIN))
                .isInstanceOfSatisfying(
                        SourceOutcome.InUse.class,
                        used -> assertThat(used.services())
                                .extracting(DataService::code)
                                .containsExactly("town-register.town-used"));
        register("town-idle");
        assertThat(sources.remove("town-idle", 1, " ", ADMIN)).isInstanceOf(SourceOutcome.Unfit.class);
        assertThat(sources.remove("town-idle", 1, "登记错了", ADMIN)).isInstanceOf(SourceOutcome.Done.class);
        assertThat(openings.listSources(ExchangeTown.PROVIDER)).doesNotContain("town-idle");
        assertThat(sources.register(draft("town-idle", town.people.port()), false, ADMIN))
                .isInstanceOfSatisfying(
                        SourceOutcome.Unfit.class,
                        unfit -> assertThat(unfit.flaws())
                                .extracting(flaw -> flaw.field() + " " + flaw.messageKey())
                                .containsExactly("id exchange.sources.wrong.idTaken"));
        assertThat(town.database()
                        .sql("select url || username || password from exchange.source where id = 'town-idle'")
                        .query(String.class)
                        .single())
                .isEmpty();
    }

    @Test
    void a04_of_two_who_act_at_once_one_wins_and_the_other_is_told() throws Exception {
        register("town-raced");
        var outcomes = Collections.synchronizedList(new ArrayList<SourceOutcome>());
        assertThat(Race.lost(
                        IllegalStateException.class,
                        () -> outcomes.add(sources.switchOff("town-raced", 1, "核查", "one")),
                        () -> outcomes.add(sources.change(draft("town-raced", town.people.port()), 1, false, "other"))))
                .isEmpty();
        assertThat(outcomes).hasAtLeastOneElementOfType(SourceOutcome.Done.class);
        assertThat(outcomes)
                .filteredOn(SourceOutcome.Overtaken.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(
                        SourceOutcome.Overtaken.class,
                        told -> assertThat(told.last())
                                .isEqualTo(sources.listActs("town-raced").getFirst()));
        assertThat(sources.getSource("town-raced").version()).isEqualTo(2);

        outcomes.clear();
        assertThat(Race.lost(
                        IllegalStateException.class,
                        () -> outcomes.add(sources.register(draft("town-twice", town.people.port()), false, "one")),
                        () -> outcomes.add(sources.register(draft("town-twice", town.people.port()), false, "other"))))
                .isEmpty();
        assertThat(outcomes).hasAtLeastOneElementOfType(SourceOutcome.Done.class);
        assertThat(outcomes).hasAtLeastOneElementOfType(SourceOutcome.Unfit.class);
    }

    @Test
    void a05_a_kept_secret_is_sent_nowhere_else() {
        register("town-kept");
        var kept = draft("town-kept", town.people.port());
        var elsewhere = new SourceDraft(
                kept.id(), kept.agency(), kept.title(), kept.kind(), "postgresql://127.0.0.1:1/x", "postgres", "");
        assertThat(sources.change(elsewhere, 1, true, ADMIN))
                .isInstanceOfSatisfying(
                        SourceOutcome.Unfit.class,
                        unfit -> assertThat(unfit.flaws())
                                .extracting(flaw -> flaw.field() + " " + flaw.messageKey())
                                .containsExactly("secret exchange.sources.wrong.secretAgain"));
        var renamed = new SourceDraft(kept.id(), kept.agency(), "新名称", kept.kind(), kept.url(), kept.username(), "");
        assertThat(sources.change(renamed, 1, false, ADMIN))
                .isInstanceOfSatisfying(
                        SourceOutcome.Done.class,
                        done -> assertThat(done.source().title()).isEqualTo("新名称"));
        assertThat(kept.toString()).doesNotContain("secret-of");
    }
}
