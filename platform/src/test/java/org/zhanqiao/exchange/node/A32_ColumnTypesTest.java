package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.jdbc.PreferQueryMode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.TestDatabase;
import org.zhanqiao.catalog.DataType;
import org.zhanqiao.catalog.Entries;
import org.zhanqiao.catalog.EntryTexts;
import org.zhanqiao.catalog.ValuePlace;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.OpeningOutcome;
import org.zhanqiao.exchange.ServiceDraft;
import org.zhanqiao.exchange.ServiceOpenings;
import org.zhanqiao.exchange.SourceDraft;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.exchange.SourceOutcome;
import org.zhanqiao.exchange.Sources;
import org.zhanqiao.protection.Level;

/// A service opened on a table of whole numbers and texts of fixed length finds its rows through the table's indexes.
@PlatformTest
@Import(ExchangeTown.class)
class A32_ColumnTypesTest {

    private static final int ROWS = 2_500;

    @Autowired
    ExchangeTown town;

    @Autowired
    Sources sources;

    @Autowired
    ServiceOpenings openings;

    @Autowired
    Entries entries;

    @TempDir
    Path dir;

    /// A service and the database behind it.
    private record Boats(String service, TestDatabase database) {}

    /// A service on a table whose first key is of this type.
    private Boats opened(String type) {
        var database = TestDatabase.empty();
        database.jdbc().sql("""
                create schema sea;
                create table sea.boat (number %s primary key, holder char(18) not null unique, name text not null);
                insert into sea.boat select n, 'B' || lpad(n::text, 17, '0'), '渔船' || n from generate_series(1, %d) n;
                analyze sea.boat
                """.formatted(type, ROWS)).update();
        var id = "boats-" + type;
        assertThat(sources.register(
                        new SourceDraft(
                                id,
                                ExchangeTown.PROVIDER,
                                "渔船库" + type,
                                SourceKind.POSTGRESQL,
                                "postgresql://127.0.0.1:" + database.port() + "/" + database.name(),
                                "postgres",
                                "secret-of-" + id),
                        false,
                        "town.admin"))
                .isInstanceOf(SourceOutcome.Done.class);
        var entry = EntryTexts.published(
                entries,
                ExchangeTown.PROVIDER,
                "渔船登记" + type,
                List.of(
                        EntryTexts.item("number", "船舶编号", DataType.I, Level.L2),
                        EntryTexts.idNumber(),
                        EntryTexts.item("name", "船名", DataType.C, Level.L2)));
        var service = "town-register." + id;
        assertThat(openings.open(
                        new ServiceDraft(
                                service,
                                entry.code(),
                                ExchangeTown.PROVIDER,
                                new ValuePlace(id, "sea.boat"),
                                Map.of("number", "number", "id_number", "holder", "name", "name"),
                                List.of("number"),
                                "",
                                Duration.ofSeconds(2),
                                32),
                        "town.officer"))
                .isEqualTo(new OpeningOutcome.Opened(service));
        return new Boats(service, database);
    }

    private Grant grant(SigningKey key, String service) {
        return town.grant(key, service, deal -> {
            deal.modes = Set.of(Mode.QUERY, Mode.LIST);
            deal.keys = List.of(List.of("number"), List.of("id_number"));
            deal.fields = ExchangeTown.Deal.fields("name=none");
        });
    }

    private static String numbers(String... numbers) {
        return Arrays.stream(numbers)
                .map("{\"number\":\"%s\"}"::formatted)
                .collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallint", "integer", "bigserial", "numeric"})
    void a01_no_statement_reads_the_whole_table(String type) {
        var boats = opened(type);
        var grant = grant(town.key(), boats.service());
        var statements = town.database()
                .sql("select value->>'sql' from exchange.plan, jsonb_each(body->'statements') where grant_id = ?")
                .param(grant.id())
                .query(String.class)
                .list();
        assertThat(statements).hasSize(6);
        for (var sql : statements) {
            assertThat(plan(boats.database(), Objects.requireNonNull(sql)))
                    .as(sql)
                    .contains("Index Scan")
                    .doesNotContain("Seq Scan");
        }
    }

    /// Its plan where there is a choice of indexes, however small the table. In the simple protocol, as the statement's
    /// parameters have no values.
    private static String plan(TestDatabase database, String sql) {
        var source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser("postgres");
        source.setOptions("-c enable_seqscan=off");
        source.setPreferQueryMode(PreferQueryMode.SIMPLE);
        return String.join(
                "\n",
                JdbcClient.create(source)
                        .sql("explain (generic_plan) " + sql)
                        .query(String.class)
                        .list());
    }

    @Test
    void a02_a_number_is_found_as_it_is_written_and_what_is_no_whole_one_finds_nothing() {
        var key = town.key();
        var service = opened("bigint").service();
        grant(key, service);
        try (var node = town.node(dir)) {
            town.settle(node);
            var caller = new TestCaller(key);
            for (var number : List.of("7", "7.0", "0007")) {
                var reply = caller.query(node, service, numbers(number));
                assertThat(reply.json()
                                .path("rows")
                                .path(0)
                                .path("data")
                                .path("name")
                                .asString())
                        .as(number)
                        .isEqualTo("渔船7");
            }
            for (var number : List.of("7.5", "-7", "9223372036854775808", "-99999999999999999999")) {
                var reply = caller.query(node, service, numbers(number));
                assertThat(reply.ending()).as(reply.text()).isEqualTo("served");
                assertThat(reply.json().path("missing").size()).isOne();
            }
            var many = caller.query(node, service, numbers("7", "7.5", "9223372036854775808", "2500"))
                    .json();
            assertThat(many.path("missing").toString()).isEqualTo("[1,2]");
            assertThat(many.path("rows").size()).isEqualTo(2);
        }
    }

    @Test
    void a03_a_list_goes_through_every_row_once_in_the_order_of_numbers() {
        var key = town.key();
        var service = opened("int").service();
        grant(key, service);
        try (var node = town.node(dir)) {
            town.settle(node);
            var caller = new TestCaller(key);
            var names = new ArrayList<String>();
            String after = "";
            do {
                var page = caller.post(
                                node,
                                "/v1/services/" + service + "/list",
                                "{\"size\":900" + (after.isEmpty() ? "" : ",\"after\":\"" + after + "\"") + "}")
                        .json();
                page.path("rows")
                        .forEach(row -> names.add(row.path("data").path("name").asString()));
                after = page.path("next").asString("");
            } while (!after.isEmpty());
            assertThat(names)
                    .hasSize(ROWS)
                    .doesNotHaveDuplicates()
                    .startsWith("渔船1", "渔船2")
                    .endsWith("渔船2500");
        }
    }

    @Test
    void a04_a_text_of_fixed_length_is_found_alone_and_among_many() {
        var key = town.key();
        var service = opened("int8").service();
        grant(key, service);
        try (var node = town.node(dir)) {
            town.settle(node);
            var caller = new TestCaller(key);
            for (var ids : List.of("[%s]", "[%s,{\"id_number\":\"nobody\"}]")) {
                var body = "{\"keys\":" + ids.formatted("{\"id_number\":\"B00000000000000042\"}") + "}";
                assertThat(caller.query(node, service, body)
                                .json()
                                .path("rows")
                                .path(0)
                                .path("data")
                                .path("name")
                                .asString())
                        .isEqualTo("渔船42");
            }
        }
    }
}
