package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.LI;
import static org.zhanqiao.exchange.node.ExchangeTown.NOBODY;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;

/// One contract for every kind of source: whatever holds the rows, a caller is answered the same.
@PlatformTest
@Import(ExchangeTown.class)
class A03_SourcesTest {

    private static final AtomicInteger COUNT = new AtomicInteger();

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (var one : open) {
            one.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a01_a_row_by_its_key_with_types_and_the_time_it_was_true(SourceKind kind) {
        var key = town.key();
        var service = service(kind);
        town.grant(
                key,
                service,
                deal -> deal.fields = ExchangeTown.Deal.fields(
                        "name=none", "birth_date=none", "income=none", "married=none", "address=none"));
        try (var node = town.node(dir)) {
            var reply = new TestCaller(key).query(node, service, keys(ZHANG));
            assertThat(reply.ending()).as(reply.text()).isEqualTo("served");
            var row = reply.json().path("rows").path(0);
            var data = row.path("data");
            assertThat(data.propertyNames()).containsExactly("name", "birth_date", "income", "married", "address");
            assertThat(data.path("name").asString()).isEqualTo("张伟");
            assertThat(data.path("birth_date").asString()).isEqualTo("1990-03-07");
            assertThat(data.path("income").decimalValue()).isEqualByComparingTo("8250.50");
            assertThat(data.path("married").booleanValue()).isTrue();
            assertThat(OffsetDateTime.parse(row.path("asOf").asString()))
                    .isEqualTo(OffsetDateTime.parse("2026-03-01T08:00:00+08:00"));
            assertThat(reply.receiptHolds(node)).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a02_many_keys_at_once_and_those_that_are_not_there(SourceKind kind) {
        var key = town.key();
        var service = service(kind);
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var ids = IntStream.rangeClosed(1, 500)
                    .mapToObj(A03_SourcesTest::resident)
                    .toArray(String[]::new);
            ids[99] = NOBODY;
            var many = caller.query(node, service, keys(ids));
            assertThat(many.json().path("rows").size()).as(many.ending()).isEqualTo(499);
            assertThat(many.json()
                            .path("rows")
                            .path(0)
                            .path("data")
                            .path("name")
                            .asString())
                    .isEqualTo("居民1");
            assertThat(many.json().path("rows").path(498).path("key").asInt()).isEqualTo(499);
            assertThat(many.json().path("missing").toString()).isEqualTo("[99]");
            assertThat(caller.query(node, service, keys(NOBODY)).text()).contains("\"rows\":[],\"missing\":[0]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a03_masks_and_missing_values(SourceKind kind) {
        var key = town.key();
        var service = service(kind);
        town.grant(
                key,
                service,
                deal -> deal.fields = ExchangeTown.Deal.fields(
                        "name=keep:1:0", "income=band:1000", "phone=keep:3:4", "address=district", "birth_date=year"));
        try (var node = town.node(dir)) {
            var reply = new TestCaller(key).query(node, service, keys(ZHANG, "370203198505123333"));
            assertThat(reply.text())
                    .contains("{\"name\":\"张*\",\"income\":\"8000-8999\",\"phone\":\"139****2345\","
                            + "\"address\":\"青岛市市南区\",\"birth_date\":\"1990\"}")
                    .contains("{\"name\":\"王*\",\"income\":null,\"phone\":null,\"address\":null,\"birth_date\":null}");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a04_rows_outside_the_filter_do_not_exist(SourceKind kind) {
        var key = town.key();
        var service = service(kind);
        town.grant(key, service, deal -> {
            deal.fields = ExchangeTown.Deal.fields("name=none");
            deal.filter = List.of(new Condition("district", Condition.Comparison.ANY_OF, List.of("370202", "370299")));
        });
        try (var node = town.node(dir)) {
            assertThat(new TestCaller(key).query(node, service, keys(ZHANG, LI)).text())
                    .contains("张伟")
                    .doesNotContain("李娜")
                    .contains("\"missing\":[1]");
        }
    }

    @ParameterizedTest
    @EnumSource
    void a05_verification_says_yes_or_no_and_nothing_else(SourceKind kind) {
        var key = town.key();
        var service = service(kind);
        town.grant(key, service, deal -> {
            deal.modes = Set.of(Mode.VERIFY);
            deal.fields = List.of();
            deal.verifiable = List.of("name", "income", "married", "illness");
        });
        try (var node = town.node(dir)) {
            var reply =
                    new TestCaller(key).post(node, "/v1/services/" + service + "/verify", """
                            {"items":[
                              {"key":{"id_number":"%s"},
                               "values":{"name":" 张伟 ","income":"8250.5","married":"true","illness":"高血压"}},
                              {"key":{"id_number":"%s"},"values":{"name":"张伟"}}]}
                            """.formatted(ZHANG, NOBODY));
            assertThat(reply.text())
                    .contains("{\"name\":true,\"income\":true,\"married\":true,\"illness\":false}")
                    .contains("{\"key\":1,\"matches\":{\"name\":false}}")
                    .doesNotContain("张伟");
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "HTTP")
    void a06_a_list_page_by_page(SourceKind kind) {
        var key = town.key();
        var service = service(kind);
        town.grant(key, service, deal -> {
            deal.modes = Set.of(Mode.LIST);
            deal.fields = ExchangeTown.Deal.fields("name=none");
            deal.filter = List.of(new Condition("district", Condition.Comparison.EQUAL, List.of("370203")));
        });
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var path = "/v1/services/" + service + "/list";
            var first = caller.post(node, path, "{\"size\":1}");
            assertThat(first.text()).as(first.ending()).contains("李娜").doesNotContain("王𠮷");
            var next = first.json().path("next").asString();
            var second = caller.post(node, path, "{\"size\":1,\"after\":\"" + next + "\"}");
            assertThat(second.text()).contains("王𠮷").doesNotContain("李娜");
            assertThat(second.json().has("next")).isFalse();
        }
    }

    @Test
    void a07_a_value_that_is_not_of_its_type_is_null_and_named() {
        town.people.jdbc().sql("""
                create or replace view registry.odd as
                  select id_number, name, '1990年3月7日' as birth_date, '约30' as income, phone, address, illness,
                         '是' as married, district, updated_at
                  from registry.person
                """).update();
        var key = town.key();
        var service = town.service("town-people", "registry.odd", Duration.ofSeconds(2), 100, List.of("id_number"));
        town.grant(
                key,
                service,
                deal -> deal.fields =
                        ExchangeTown.Deal.fields("name=none", "income=none", "birth_date=none", "married=none"));
        try (var node = town.node(dir)) {
            assertThat(new TestCaller(key).query(node, service, keys(ZHANG)).text())
                    .contains("\"data\":{\"name\":\"张伟\",\"income\":null,\"birth_date\":null,\"married\":null},"
                            + "\"unfit\":[\"income\",\"birth_date\",\"married\"]}")
                    .doesNotContain("约30", "是");
        }
    }

    /// The number of one of the 1,500.
    static String resident(int number) {
        return "X%017d".formatted(number);
    }

    /// The same people behind a source of this kind.
    private String service(SourceKind kind) {
        return switch (kind) {
            case POSTGRESQL -> town.service("town-people");
            case JDBC -> {
                var id = "town-h2-" + COUNT.incrementAndGet();
                var url = "jdbc:h2:mem:" + id + ";DB_CLOSE_DELAY=-1;DATABASE_TO_LOWER=TRUE";
                fill(url);
                town.exchange.registerSource(new SourceDefinition(id, SourceKind.JDBC, url, "sa", ""));
                yield town.service(id);
            }
            case HTTP -> {
                var id = "town-http-" + COUNT.incrementAndGet();
                var people = new PeopleInterface(people());
                open.add(people);
                town.exchange.registerSource(people.source(id));
                yield town.service(id, PeopleInterface.RELATION, Duration.ofSeconds(5), 100, List.of("id_number"));
            }
        };
    }

    /// Puts three people and 1,500 more into an H2 database.
    static void fill(String url) {
        try (var connection = DriverManager.getConnection(url, "sa", "");
                var statement = connection.createStatement()) {
            statement.execute("""
                    create schema registry;
                    create table registry.person (
                      id_number varchar(18) primary key, name varchar(50) not null, birth_date date, income numeric(12, 2),
                      phone varchar(20), address varchar(200), illness varchar(50), married boolean, district varchar(6),
                      updated_at timestamp with time zone not null);
                    insert into registry.person values
                      ('370202199003074514', '张伟', '1990-03-07', 8250.50, '13953212345',
                       '青岛市市南区香港中路10号', '无', true, '370202', '2026-03-01 08:00:00+08:00'),
                      ('370203198505123325', '李娜', '1985-05-12', 12000, '13808980000',
                       '青岛市市北区台东一路5号', '高血压', false, '370203', '2026-04-02 09:30:00+08:00'),
                      ('370203198505123333', '王𠮷', null, null, null, null, null, null, '370203', '2026-04-02 09:30:00+08:00');
                    insert into registry.person
                      select 'X' || lpad(cast("X" as varchar), 17, '0'), '居民' || "X", null, "X", null, null, null, null, '370211',
                             current_timestamp
                      from system_range(1, 1500)
                    """);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static Map<String, Map<String, Object>> people() {
        Map<String, Map<String, Object>> people = new HashMap<>();
        people.put(
                ZHANG,
                person(
                        ZHANG,
                        "张伟",
                        Map.of(
                                "birth_date", "1990-03-07",
                                "income", 8250.50,
                                "phone", "13953212345",
                                "address", "青岛市市南区香港中路10号",
                                "illness", "无",
                                "married", true,
                                "district", "370202",
                                "updated_at", "2026-03-01T08:00:00+08:00")));
        people.put(LI, person(LI, "李娜", Map.of("district", "370203", "updated_at", "2026-04-02T09:30:00+08:00")));
        var third = "370203198505123333";
        people.put(third, person(third, "王𠮷", Map.of("district", "370203")));
        IntStream.rangeClosed(1, 500)
                .forEach(i -> people.put(resident(i), person(resident(i), "居民" + i, Map.of("district", "370211"))));
        return people;
    }

    private static Map<String, Object> person(String id, String name, Map<String, Object> more) {
        var person = new HashMap<>(more);
        person.put("id_number", id);
        person.put("name", name);
        return person;
    }
}
