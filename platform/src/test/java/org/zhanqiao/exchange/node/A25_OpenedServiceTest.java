package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.ValuePlace;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.OpeningOutcome;
import org.zhanqiao.exchange.ServiceDraft;
import org.zhanqiao.exchange.ServiceOpenings;

/// A service that an officer opened on an entry serves the calls of a grant, from columns that are called otherwise.
@PlatformTest
@Import(ExchangeTown.class)
class A25_OpenedServiceTest {

    @Autowired
    ExchangeTown town;

    @Autowired
    ServiceOpenings openings;

    @Autowired
    Entries entries;

    @TempDir
    Path dir;

    @Test
    void a01_a_grant_on_a_service_just_opened_is_served_within_a_second() {
        var provider = town.exchange.getService(town.service("town-people")).agency();
        var entry = EntryTexts.published(entries, provider, "户籍人员登记");
        var opened = openings.open(
                new ServiceDraft(
                        "town-register.household",
                        entry.code(),
                        provider,
                        new ValuePlace("town-people", "registry.person"),
                        Map.of("id_number", "id_number", "name", "address"),
                        List.of("id_number"),
                        "updated_at",
                        Duration.ofSeconds(2),
                        32),
                "town.officer");
        assertThat(opened).isEqualTo(new OpeningOutcome.Opened("town-register.household"));
        var key = town.key();
        try (var node = town.node(dir)) {
            town.grant(key, "town-register.household", deal -> {
                deal.modes = Set.of(Mode.QUERY, Mode.LIST);
                deal.fields = ExchangeTown.Deal.fields("name=none");
            });
            var caller = new TestCaller(key);
            var reply = WithinASecond.reply(
                    () -> caller.query(node, "town-register.household", keys(ZHANG)),
                    each -> each.ending().equals("served"));
            var row = reply.json().path("rows").path(0);
            assertThat(row.path("data").path("name").asString()).isEqualTo("青岛市市南区香港中路10号");
            assertThat(OffsetDateTime.parse(row.path("asOf").asString()))
                    .isEqualTo(OffsetDateTime.parse("2026-03-01T08:00:00+08:00"));
            assertThat(reply.receiptHolds(node)).isTrue();
        }
    }
}
