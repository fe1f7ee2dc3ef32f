package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.demand.Condition;
import org.zhanqiao.exchange.SourceDefinition;

/// Calls of a hundred callers whose source is busy go to it together: each gets its own row under its own grant, and
/// what one asks for costs the others nothing.
@PlatformTest
@Import(ExchangeTown.class)
class A18_AskedTogetherTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int CALLS = Crowd.CALLS;

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    /// A statement has one time, which the rows of all keys of a joined one show.
    @Test
    void a01_each_gets_its_own_row() throws SQLException {
        var replies = callTogether(view("statement_timestamp()::text", "true"), "town-people");
        var times = new ArrayList<String>();
        for (int i = 0; i < CALLS; i++) {
            var rows = replies.get(i).json().path("rows");
            assertThat(rows.size()).as(replies.get(i).text()).isEqualTo(1);
            assertThat(rows.get(0).path("data").path("id_number").asString()).isEqualTo(resident(i + 1));
            assertThat(rows.get(0).path("key").asInt()).isZero();
            times.add(rows.get(0).path("data").path("name").asString());
        }
        assertThat(times)
                .as("some were found by one statement")
                .anySatisfy(
                        time -> assertThat(Collections.frequency(times, time)).isGreaterThan(4));
    }

    @Test
    void a02_who_is_not_there_is_missing_and_nobody_else_is() throws SQLException {
        var replies = callTogether(view("name", "t.income > 20"), "town-people");
        for (int i = 0; i < CALLS; i++) {
            var json = replies.get(i).json();
            assertThat(json.path("rows").size() + json.path("missing").size()).isEqualTo(1);
            assertThat(json.path("missing").size()).isEqualTo(i < 20 ? 1 : 0);
        }
    }

    @Test
    void a03_a_row_at_which_the_database_fails_is_a_failure_for_whoever_asked_for_it() throws SQLException {
        var name = """
                case t.income when 50 then (1 / (t.income - 50))::text
                  when 30 then (select n::text from generate_series(1, 2) n where n < t.income) else name end""";
        var replies = callTogether(view(name, "true"), "town-people");
        for (int i = 0; i < CALLS; i++) {
            assertThat(replies.get(i).ending()).isEqualTo(i == 49 || i == 29 ? "source-down" : "served");
        }
    }

    @Test
    void a04_many_rows_of_many_callers_are_no_more_than_each_may_have() throws SQLException {
        var replies = callTogether(view("name", "n <= (case when t.income = 7 then 1001 else 200 end)"), "town-people");
        for (int i = 0; i < CALLS; i++) {
            var reply = replies.get(i);
            assertThat(reply.ending()).isEqualTo(i == 6 ? "result-too-large" : "served");
            assertThat(reply.json().path("rows").size()).isEqualTo(i == 6 ? 0 : 200);
        }
    }

    /// The breaker would open for all when half of the last twenty had failed.
    @Test
    void a05_a_key_that_takes_too_long_is_late_for_whoever_asked_for_it() throws SQLException {
        var view = view("case t.income when 50 then (select 'late' from pg_sleep(20)) else name end", "true");
        var key = town.key();
        var service = service(view, "town-people", Duration.ofSeconds(4));
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
        try (var node = town.node(dir)) {
            town.settle(node);
            var caller = new TestCaller(key);
            var replies = Crowd.call(n -> caller.query(node, service, keys(resident(n))));
            for (int i = 0; i < CALLS; i++) {
                assertThat(replies.get(i).ending()).isEqualTo(i == 49 ? "source-slow" : "served");
            }
            assertThat(caller.query(node, service, keys(resident(1))).ending()).isEqualTo("served");
        }
    }

    /// Of one statement, whose row filters let other rows through and whose masks differ.
    @Test
    void a06_callers_who_ask_with_equal_statements_get_what_their_own_grants_allow() throws SQLException {
        var view = view("name", "true");
        var service = service(view, "town-people", Duration.ofMinutes(1));
        var open = town.key();
        var narrow = town.key();
        town.grant(open, service, deal -> terms(deal, "1", "name=none"));
        town.grant(narrow, service, deal -> terms(deal, "51", "name=hide"));
        var callers = List.of(new TestCaller(open), new TestCaller(narrow));
        try (var node = town.node(dir)) {
            town.settle(node);
            var replies = whileHeld(view, n -> callers.get(n % 2).query(node, service, """
                            {"keys":[{"id_number":"%s","district":"370211"}]}""".formatted(resident(n))));
            for (int n = 1; n <= CALLS; n++) {
                var reply = replies.get(n - 1);
                var rows = reply.json().path("rows");
                boolean passes = n % 2 == 0 || n >= 51;
                assertThat(rows.size()).as(reply.text()).isEqualTo(passes ? 1 : 0);
                if (passes) {
                    var data = rows.get(0).path("data");
                    assertThat(data.path("id_number").asString()).isEqualTo(resident(n));
                    if (n % 2 == 0) {
                        assertThat(data.path("name").asString()).isEqualTo("居民" + n);
                    } else {
                        assertThat(reply.text()).doesNotContain("居民");
                    }
                }
            }
        }
    }

    private static void terms(ExchangeTown.Deal deal, String leastIncome, String name) {
        deal.keys = List.of(List.of("id_number", "district"));
        deal.fields = ExchangeTown.Deal.fields("id_number=none", name);
        deal.filter = List.of(new Condition("income", Condition.Comparison.AT_LEAST, List.of(leastIncome)));
    }

    /// The type of a key is its column's, whether it is asked for alone or with others.
    @Test
    void a08_keys_are_compared_as_their_column_is_typed() throws SQLException {
        var numbers = IntStream.rangeClosed(1, CALLS)
                .mapToObj(n -> "'" + resident(n) + "'")
                .collect(Collectors.joining(", "));
        town.people
                .jdbc()
                .sql("create type registry.number_text as enum (" + numbers + ")")
                .update();
        town.people.jdbc().sql("""
                create table registry.fixed (id_number char(20) primary key, name text, updated_at timestamptz);
                create table registry.listed (id_number registry.number_text primary key, name text, updated_at timestamptz);
                insert into registry.fixed select id_number, name, updated_at from registry.person;
                insert into registry.listed select id_number::registry.number_text, name, updated_at
                  from registry.person where id_number like 'X%' and income <= 100
                """).update();
        for (var relation : List.of("registry.fixed", "registry.listed")) {
            var service = service(relation, "town-people", Duration.ofMinutes(1));
            var key = town.key();
            town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
            try (var node = town.node(dir.resolve(relation))) {
                town.settle(node);
                var caller = new TestCaller(key);
                for (int round = 0; round < 5; round++) {
                    var replies = Crowd.call(n -> caller.query(node, service, keys(resident(n))));
                    for (int n = 1; n <= CALLS; n++) {
                        var reply = replies.get(n - 1);
                        assertThat(reply.ending()).isEqualTo("served");
                        assertThat(reply.text()).contains("居民" + n + "\"");
                    }
                }
            }
        }
    }

    /// The source gets another definition while they wait for it.
    @Test
    void a07_whoever_waits_when_the_source_is_changed_is_answered() throws SQLException {
        var source = town.peopleSource("town-changed", town.people.port());
        town.exchange.registerSource(source);
        var view = view("name", "true");
        var service = service(view, source.id(), Duration.ofMinutes(1));
        var key = town.key();
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
        try (var node = town.node(dir)) {
            town.settle(node);
            var caller = new TestCaller(key);
            var replies = whileHeld(view, n -> caller.query(node, service, keys(resident(n))), () -> {
                town.exchange.registerSource(new SourceDefinition(
                        source.id(), source.kind(), source.url() + "?application_name=changed", source.username(), ""));
                Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> {
                    Thread.ofVirtual().start(() -> caller.query(node, service, keys(resident(1))));
                    return held("application_name", "changed") > 0;
                });
            });
            assertThat(replies).extracting(TestCaller.Reply::ending).containsOnly("served");
        }
    }

    private static String resident(int number) {
        return A03_SourcesTest.resident(number);
    }

    /// A view of residents that waits for a table which can be locked.
    ///
    /// @param name  what it gives for the item `name`
    /// @param which rows there are, of a resident `t` for numbers `n`
    private String view(String name, String which) {
        int number = COUNT.incrementAndGet();
        var view = "registry.together_" + number;
        town.people.jdbc().sql("create table " + gate(view) + " ()").update();
        town.people
                .jdbc()
                .sql("""
                        create view %s as
                          select t.id_number, %s as name, t.district, t.income, t.updated_at
                          from registry.person t cross join generate_series(1, %d) n
                          where (%s) and not exists (select from %s)
                        """.formatted(view, name, which.contains("n <=") ? 1_001 : 1, which, gate(view)))
                .update();
        return view;
    }

    private static String gate(String view) {
        return view + "_gate";
    }

    private String service(String view, String source, Duration limit) {
        return town.service(source, view, limit, 2 * CALLS, List.of("id_number"));
    }

    private List<TestCaller.Reply> callTogether(String view, String source) throws SQLException {
        var service = service(view, source, Duration.ofMinutes(1));
        var key = town.key();
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("id_number=none", "name=none"));
        try (var node = town.node(dir)) {
            town.settle(node);
            var caller = new TestCaller(key);
            return whileHeld(view, n -> caller.query(node, service, keys(resident(n))));
        }
    }

    /// The replies of calls that are all sent while the source is held up.
    private List<TestCaller.Reply> whileHeld(String view, IntFunction<TestCaller.Reply> call) throws SQLException {
        return whileHeld(view, call, () -> {});
    }

    /// @param meanwhile what happens before the source goes on
    private List<TestCaller.Reply> whileHeld(String view, IntFunction<TestCaller.Reply> call, Runnable meanwhile)
            throws SQLException {
        try (var holding = town.people.dataSource().getConnection()) {
            holding.setAutoCommit(false);
            hold(holding, gate(view));
            return Crowd.call(call, () -> {
                Awaitility.await()
                        .atMost(Duration.ofSeconds(15))
                        .until(() -> held("query", view.substring(view.indexOf('.') + 1)) > 0);
                meanwhile.run();
                letGo(holding);
            });
        }
    }

    private static void letGo(Connection holding) {
        try {
            holding.rollback();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void hold(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in access exclusive mode");
        }
    }

    /// Connections that wait for a lock and of which a column says such.
    private int held(String column, String text) {
        return town.people
                .jdbc()
                .sql("""
                        select count(*) from pg_stat_activity
                        where wait_event_type = 'Lock' and position(:text in %s) > 0
                        """.formatted(column))
                .param("text", text)
                .query(Integer.class)
                .single();
    }
}
