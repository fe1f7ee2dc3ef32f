package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.zhanqiao.exchange.node.ExchangeTown.LI;
import static org.zhanqiao.exchange.node.ExchangeTown.NOBODY;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.demand.Mode;

/// What a call is answered that its grant allows: fields, masks, modes, filter, freshness, receipt.
@PlatformTest
@Import(ExchangeTown.class)
class A01_ServedCallTest {

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    @Test
    void a01_three_fields_of_one_row_with_a_receipt_that_verifies() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            var reply = new TestCaller(key).query(node, service, "{\"keys\":[{\"id_number\":\"" + ZHANG + "\"}]}");

            assertThat(reply.status()).isEqualTo(200);
            var row = reply.json().path("rows").path(0);
            assertThat(reply.text())
                    .contains("\"data\":{\"name\":\"张伟\",\"birth_date\":\"1990-03-07\",\"income\":8250.50}");
            assertThat(OffsetDateTime.parse(row.path("asOf").asString()))
                    .isEqualTo(OffsetDateTime.parse("2026-03-01T08:00:00+08:00"));
            assertThat(reply.json().path("source").path("fresh").asBoolean()).isTrue();
            assertThat(reply.receiptHolds(node)).isTrue();
            assertThat(reply.header("zhanqiao-timing"))
                    .containsSubsequence("received=", "asked=", "answered=", "sent=");
        }
    }

    /// An entry is put down before it is durable and cannot tell the last part of its call's time.
    @Test
    void a01_how_long_the_evidence_of_served_calls_took_is_counted() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            assertThat(caller.query(node, service, keys(ZHANG)).status()).isEqualTo(200);
            assertThat(caller.query(node, service, "{}").status()).isEqualTo(400);
            assertThat(caller.query(node, service, keys(LI)).status()).isEqualTo(200);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(sendings(service))
                            .isEqualTo(ExchangeTown.CONSUMER + " " + ExchangeTown.PROVIDER + " 2"));
        }
    }

    private String sendings(String service) {
        return town.database()
                .sql("""
                        select coalesce(min(agency) || ' ' || min(provider) || ' ' || sum(calls), '') from audit.sending
                        where service = :service and hour > now() - interval '2 hours'
                        """)
                .param("service", service)
                .query(String.class)
                .single();
    }

    @Test
    void a02_the_entry_says_who_and_what_but_never_a_value() {
        var key = town.key();
        var service = town.service("town-people");
        var grant = town.grant(key, service, deal -> deal.caseRequired = true);
        try (var node = town.node(dir)) {
            var reply = new TestCaller(key)
                    .query(node, service, "{\"keys\":[{\"id_number\":\"" + ZHANG + "\"}],\"case\":\"办件-2026-1\"}");

            var entry = reply.entry();
            assertThat(entry.path("grant").asString()).isEqualTo(grant.id());
            assertThat(entry.path("caller").asString()).isEqualTo(key.system());
            assertThat(entry.path("outcome").asString()).isEqualTo("served");
            assertThat(entry.path("fields").valueStream().map(f -> f.asString()).toList())
                    .containsExactly("name", "birth_date", "income");
            assertThat(entry.toString()).doesNotContain(ZHANG, "张伟", "8250", "1990-03-07", "办件-2026-1");
            assertThat(entry.path("detail").asString()).hasSize(44);
        }
    }

    @Test
    void a03_only_the_fields_asked_for_in_their_order() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            var reply = new TestCaller(key)
                    .query(
                            node,
                            service,
                            "{\"keys\":[{\"id_number\":\"" + LI + "\"}],\"fields\":[\"income\",\"name\"]}");

            assertThat(reply.json().path("rows").path(0).path("data").toString())
                    .isEqualTo("{\"income\":12000,\"name\":\"李娜\"}");
        }
    }

    @Test
    void a04_several_keys_and_which_of_them_have_no_row() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
        try (var node = town.node(dir)) {
            var reply = new TestCaller(key).query(node, service, keys(LI, NOBODY, ZHANG));

            var rows = reply.json().path("rows");
            assertThat(rows.valueStream()
                            .map(row -> row.path("key").asInt() + " "
                                    + row.path("data").path("name").asString())
                            .toList())
                    .containsExactly("0 李娜", "2 张伟");
            assertThat(reply.json().path("missing").toString()).isEqualTo("[1]");
            assertThat(reply.entry().path("rows").asInt()).isEqualTo(2);
        }
    }

    @Test
    void a05_five_hundred_keys_in_one_call() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
        try (var node = town.node(dir)) {
            var ids =
                    IntStream.rangeClosed(1, 500).mapToObj("X%017d"::formatted).toArray(String[]::new);
            var reply = new TestCaller(key).query(node, service, keys(ids));

            assertThat(reply.json().path("rows").size()).isEqualTo(500);
            assertThat(reply.receiptHolds(node)).isTrue();
        }
    }

    @Test
    void a06_every_mask_as_a_reader_expects_it() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {
            deal.fields = ExchangeTown.Deal.fields(
                    "name=keep:1:0",
                    "phone=keep:3:4",
                    "birth_date=year",
                    "address=district",
                    "income=band:1000",
                    "married=hide",
                    "district=pseudonym");
        });
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var data = data(caller.query(node, service, keys(ZHANG)));
            assertThat(data.path("name").asString()).isEqualTo("张*");
            assertThat(data.path("phone").asString()).isEqualTo("139****2345");
            assertThat(data.path("birth_date").asString()).isEqualTo("1990");
            assertThat(data.path("address").asString()).isEqualTo("青岛市市南区");
            assertThat(data.path("income").asString()).isEqualTo("8000-8999");
            assertThat(data.path("married").asString()).isEqualTo("***");
            assertThat(data.path("district").asString()).hasSize(22).doesNotContain("370202");

            var rare = data(caller.query(node, service, keys("370203198505123333")));
            assertThat(rare.path("name").asString()).isEqualTo("王*");
            assertThat(rare.path("phone").isNull()).isTrue();
        }
    }

    @Test
    void a07_pseudonyms_are_equal_within_a_grant_and_differ_between_grants() {
        var service = town.service("town-people");
        var one = pseudonymGrant(service);
        var other = pseudonymGrant(service);
        try (var node = town.node(dir)) {
            var first = data(new TestCaller(one).query(node, service, keys(LI))).path("district");
            var again = data(new TestCaller(one).query(node, service, keys("370203198505123333")))
                    .path("district");
            var elsewhere =
                    data(new TestCaller(other).query(node, service, keys(LI))).path("district");
            assertThat(first).isEqualTo(again);
            assertThat(first).isNotEqualTo(elsewhere);
        }
    }

    private SigningKey pseudonymGrant(String service) {
        var key = town.key();
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("district=pseudonym"));
        return key;
    }

    @Test
    void a08_verify_answers_yes_or_no_and_nothing_else() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {
            deal.modes = Set.of(Mode.VERIFY);
            deal.fields = List.of();
            deal.verifiable = List.of("name", "illness", "income", "married");
        });
        try (var node = town.node(dir)) {
            var reply = new TestCaller(key)
                    .post(node, "/v1/services/" + service + "/verify", """
                            {"items":[
                              {"key":{"id_number":"%s"},"values":{"name":"张伟","illness":"高血压","income":8250.5,"married":true}},
                              {"key":{"id_number":"%s"},"values":{"illness":"高血压"}},
                              {"key":{"id_number":"%s"},"values":{"name":"张伟"}}]}
                            """.formatted(ZHANG, LI, NOBODY));

            assertThat(reply.json().path("results").toString())
                    .isEqualTo(
                            "[{\"key\":0,\"matches\":{\"name\":true,\"illness\":false,\"income\":true,\"married\":true}},"
                                    + "{\"key\":1,\"matches\":{\"illness\":true}},{\"key\":2,\"matches\":{\"name\":false}}]");
            assertThat(reply.json().propertyNames()).containsExactly("call", "results", "source");
        }
    }

    @Test
    void a09_a_list_pages_through_every_row_under_the_filter_once() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {
            deal.modes = Set.of(Mode.LIST);
            deal.keys = List.of();
            deal.fields = ExchangeTown.Deal.fields("name=none");
            deal.filter = List.of(
                    new Condition("district", Condition.Comparison.EQUAL, List.of("370211")),
                    new Condition("income", Condition.Comparison.AT_LEAST, List.of("1001")));
        });
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var names = new ArrayList<String>();
            var next = "";
            do {
                var body = next.isEmpty() ? "{\"size\":200}" : "{\"size\":200,\"after\":\"" + next + "\"}";
                var page = caller.post(node, "/v1/services/" + service + "/list", body)
                        .json();
                page.path("rows")
                        .forEach(row -> names.add(row.path("data").path("name").asString()));
                next = page.path("next").asString("");
                assertThat(next).doesNotContain("X000");
            } while (!next.isEmpty());

            assertThat(names).hasSize(500).doesNotHaveDuplicates();
            assertThat(Set.copyOf(names))
                    .isEqualTo(IntStream.rangeClosed(1001, 1500)
                            .mapToObj(n -> "居民" + n)
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void a10_rows_outside_the_filter_do_not_exist() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(
                key,
                service,
                deal -> deal.filter =
                        List.of(new Condition("district", Condition.Comparison.ANY_OF, List.of("370203", "370211"))));
        try (var node = town.node(dir)) {
            var reply = new TestCaller(key).query(node, service, keys(ZHANG, LI));
            assertThat(reply.json().path("missing").toString()).isEqualTo("[0]");
        }
    }

    @Test
    void a11_metacharacters_and_oddities_are_values_like_any_other() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> deal.keys = List.of(List.of("id_number"), List.of("name")));
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            for (var odd : List.of(
                    "' or 1=1 --",
                    "\\\"; drop table registry.person; --",
                    "$1",
                    "%",
                    "\\u202e张伟",
                    "\\ud842\\udfb7",
                    "a\\u0301",
                    " ")) {
                var reply = caller.query(node, service, "{\"keys\":[{\"name\":\"" + odd + "\"}]}");
                assertThat(reply.ending()).as(odd).isEqualTo("served");
                assertThat(reply.json().path("missing").toString()).as(odd).isEqualTo("[0]");
            }
            assertThat(caller.query(node, service, "{\"keys\":[{\"name\":\"张\\u0000伟\"}]}")
                            .ending())
                    .isEqualTo("wrong-type");
            assertThat(data(caller.query(node, service, "{\"keys\":[{\"name\":\"王𠮷\"}]}"))
                            .path("name")
                            .asString())
                    .isEqualTo("王𠮷");
        }
    }

    @Test
    void a11b_the_four_parts_of_the_time_add_up_to_the_whole() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            var reply = new TestCaller(key).query(node, service, keys(ZHANG));
            assertThat(reply.ending()).isEqualTo("served");
            double whole = seconds(node, service, "whole");
            double parts = Stream.of("checks", "source", "masking", "evidence")
                    .mapToDouble(part -> seconds(node, service, part))
                    .sum();
            assertThat(whole).isPositive().isCloseTo(parts, within(0.000_002));
            var entry = reply.entry();
            var masking = Duration.between(
                    Instant.parse(entry.path("answered").asString()),
                    Instant.parse(entry.path("recorded").asString()));
            assertThat(seconds(node, service, "masking")).isCloseTo(masking.toNanos() / 1e9, within(0.000_002));
        }
    }

    /// How long a part of a service's calls took together, as the node's metric has it.
    private static double seconds(ExchangeNode node, String service, String part) {
        return node.metrics()
                .lines()
                .filter(line -> line.startsWith("zhanqiao_call_time_seconds_sum{")
                        && line.contains("\"" + service + "\"")
                        && line.contains("part=\"" + part + "\""))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .mapToDouble(Double::parseDouble)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a12_the_description_lists_exactly_what_is_granted() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none", "phone=hide"));
        try (var node = ExchangeNode.start(town.options(
                "node-1", dir, town.databaseUrl(), InstantSource.system(), List.of("https://calls.city.example")))) {
            var document = new TestCaller(key).get(node, "/v1/services/" + service + "/openapi");
            assertThat(document.json().path("servers").toString())
                    .isEqualTo("[{\"url\":\"https://calls.city.example\"}]");
            assertThat(document.text())
                    .contains("\"name\"", "\"phone\"", "/query")
                    .doesNotContain("illness", "income", "/list");
            var listed = new TestCaller(key).get(node, "/v1/services").json().path("services");
            assertThat(listed.size()).isEqualTo(1);
            assertThat(listed.path(0).path("service").asString()).isEqualTo(service);
        }
    }

    @Test
    void a13_fields_come_in_the_order_of_the_grant_also_after_it_was_kept() {
        var key = town.key();
        var service = town.service("town-people");
        var grant = town.grant(
                key,
                service,
                deal -> deal.fields = ExchangeTown.Deal.fields("district=none", "income=none", "name=none"));
        town.grants.suspend(grant.id(), "安全管理员", "核查用途");
        town.grants.resume(grant.id(), "安全管理员", "核查完毕");
        try (var node = town.node(dir)) {
            assertThat(data(new TestCaller(key).query(node, service, keys(LI))).propertyNames())
                    .containsExactly("district", "income", "name");
        }
    }

    @Test
    void a14_one_person_has_one_commitment_however_the_number_is_written() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var details = java.util.stream.Stream.of(
                            "11010519491231002X", "11010519491231002x", " 110105 19491231 002X ", "１１０１０５１９４９１２３１００２Ｘ")
                    .map(number ->
                            caller.query(node, service, keys(number)).entry().path("detail"))
                    .distinct()
                    .toList();
            assertThat(details).hasSize(1);
        }
    }

    @Test
    void a15_the_entry_says_when_it_was_written() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            var entry = new TestCaller(key).query(node, service, keys(ZHANG)).entry();
            assertThat(java.time.Instant.parse(entry.path("recorded").asString()))
                    .isAfterOrEqualTo(
                            java.time.Instant.parse(entry.path("answered").asString()));
        }
    }

    private static tools.jackson.databind.JsonNode data(TestCaller.Reply reply) {
        assertThat(reply.ending()).isEqualTo("served");
        return reply.json().path("rows").path(0).path("data");
    }

    static String keys(String... ids) {
        return "{\"keys\":["
                + java.util.Arrays.stream(ids)
                        .map(id -> "{\"id_number\":\"" + id + "\"}")
                        .collect(Collectors.joining(","))
                + "]}";
    }
}
