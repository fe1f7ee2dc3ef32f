package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.zhanqiao.PlatformTest;

/// A hundred callers of one service whose source is busy are answered by a few statements: each gets its own row,
/// and what one asks for costs the others nothing.
@PlatformTest
@Import(ExchangeTown.class)
class A18_AskedTogetherTest {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final int CALLS = 100;

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    @Test
    void a01_each_gets_its_own_row() throws Exception {
        var replies = callTogether("current_query()", "true", IntStream.rangeClosed(1, CALLS));
        for (int i = 0; i < CALLS; i++) {
            var rows = replies.get(i).json().path("rows");
            assertThat(rows.size()).as(replies.get(i).text()).isEqualTo(1);
            var data = rows.get(0).path("data");
            assertThat(data.path("id_number").asString()).isEqualTo(A03_SourcesTest.resident(i + 1));
            assertThat(rows.get(0).path("key").asInt()).isZero();
        }
        assertThat(replies)
                .as("some were asked for together")
                .anyMatch(reply -> reply.text().contains("unnest"));
    }

    @Test
    void a02_who_is_not_there_is_missing_and_nobody_else_is() throws Exception {
        var replies = callTogether("name", "t.income > 20", IntStream.rangeClosed(1, CALLS));
        for (int i = 0; i < CALLS; i++) {
            var json = replies.get(i).json();
            assertThat(json.path("rows").size() + json.path("missing").size()).isEqualTo(1);
            assertThat(json.path("missing").size()).isEqualTo(i < 20 ? 1 : 0);
        }
    }

    /// The database fails at one row.
    @Test
    void a03_a_row_that_breaks_the_statement_breaks_it_for_whoever_asked_for_it() throws Exception {
        var replies = callTogether("(1 / (income - 50))::text", "true", IntStream.rangeClosed(1, CALLS));
        for (int i = 0; i < CALLS; i++) {
            assertThat(replies.get(i).ending()).isEqualTo(i == 49 ? "source-down" : "served");
        }
    }

    @Test
    void a04_many_rows_of_many_callers_are_no_more_than_each_may_have() throws Exception {
        var replies = callTogether(
                "name", "n <= (case when t.income = 7 then 1001 else 900 end)", IntStream.rangeClosed(1, CALLS));
        for (int i = 0; i < CALLS; i++) {
            var reply = replies.get(i);
            assertThat(reply.ending()).isEqualTo(i == 6 ? "result-too-large" : "served");
            assertThat(reply.json().path("rows").size()).isEqualTo(i == 6 ? 0 : 900);
        }
    }

    /// A view that groups is not read whole, whether for one key or for many.
    @Test
    void a05_many_keys_are_found_in_a_view_as_a_single_one_is() {
        town.people.jdbc().sql("""
                create or replace view registry.grouped as
                  select id_number, max(name) as name, max(updated_at) as updated_at
                  from registry.person group by id_number;
                analyze registry.person
                """).update();
        var service =
                town.service("town-people", "registry.grouped", Duration.ofSeconds(2), CALLS, List.of("id_number"));
        town.grant(town.key(), service, deal -> deal.fields = ExchangeTown.Deal.fields("name=none"));
        assertThat(plan(service, "query:id_number", "'" + A03_SourcesTest.resident(7) + "'"))
                .contains("Index")
                .doesNotContain("Seq Scan");
        assertThat(plan(service, "many:id_number", "'{X,Y,Z}'"))
                .contains("Index")
                .doesNotContain("Seq Scan");
    }

    /// How PostgreSQL goes about a statement of the only grant on a service.
    private String plan(String service, String use, String parameter) {
        var sql = town.database()
                .sql("select body -> 'statements' -> :use ->> 'sql' from exchange.plan where service = :service")
                .param("use", use)
                .param("service", service)
                .query(String.class)
                .single();
        return String.join(
                "\n",
                new JdbcTemplate(town.people.dataSource())
                        .queryForList("explain " + sql.replace("$1", parameter), String.class));
    }

    /// The replies of callers that all ask while the source is held up, in the order of the residents.
    ///
    /// @param name what the source gives for the item `name`
    /// @param which rows there are, of a resident `t` for numbers `n`
    private List<TestCaller.Reply> callTogether(String name, String which, IntStream residents) throws Exception {
        int number = COUNT.incrementAndGet();
        var gate = "registry.gate_" + number;
        var numbers = which.contains("n <=") ? "generate_series(1, 1001)" : "generate_series(1, 1)";
        town.people.jdbc().sql("create table " + gate + " ()").update();
        town.people
                .jdbc()
                .sql("""
                        create view registry.together_%d as
                          select t.id_number, %s as name, t.updated_at from registry.person t cross join %s n
                          where (%s) and not exists (select from %s)
                        """.formatted(number, name, numbers, which, gate))
                .update();
        var service = town.service(
                "town-people", "registry.together_" + number, Duration.ofSeconds(20), CALLS, List.of("id_number"));
        var key = town.key();
        town.grant(key, service, deal -> deal.fields = ExchangeTown.Deal.fields("id_number=none", "name=none"));
        try (var node = town.node(dir);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var caller = new TestCaller(key);
            List<CompletableFuture<TestCaller.Reply>> calls = new ArrayList<>();
            try (var holding = town.people.dataSource().getConnection()) {
                holding.setAutoCommit(false);
                hold(holding, gate);
                var sent = new AtomicInteger();
                residents
                        .mapToObj(A03_SourcesTest::resident)
                        .forEach(resident -> calls.add(CompletableFuture.supplyAsync(
                                () -> {
                                    sent.incrementAndGet();
                                    return caller.query(node, service, keys(resident));
                                },
                                threads)));
                awaitHeldUp(sent, "together_" + number);
                holding.rollback();
            }
            return calls.stream().map(CompletableFuture::join).toList();
        }
    }

    private static void hold(java.sql.Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("lock table " + table + " in access exclusive mode");
        }
    }

    /// All have sent, and some are held up at the source.
    private void awaitHeldUp(AtomicInteger sent, String view) {
        Awaitility.await().atMost(Duration.ofSeconds(15)).until(() -> sent.get() == CALLS && heldUp(view) > 1);
    }

    private int heldUp(String view) {
        return town.people
                .jdbc()
                .sql("""
                        select count(*) from pg_stat_activity
                        where wait_event_type = 'Lock' and query like '%' || :view || '%'
                        """)
                .param("view", view)
                .query(Integer.class)
                .single();
    }
}
