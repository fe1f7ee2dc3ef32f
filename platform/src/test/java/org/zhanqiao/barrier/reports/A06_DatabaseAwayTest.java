package org.zhanqiao.barrier.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.FormToken;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;

/// The database goes away while somebody fills the questionnaire in, and comes back: nothing is lost, and the reader is
/// told so.
@PlatformTest
@TestPropertySource(
        properties = {
            "zhanqiao.barrier.reports.shortest-fill=0s",
            "spring.datasource.hikari.connection-timeout=500",
            "spring.datasource.hikari.maximum-pool-size=4"
        })
class A06_DatabaseAwayTest {

    @LocalServerPort
    private int port;

    @Autowired
    private DataSource dataSource;

    @Autowired
    private Environment environment;

    /// Lets nobody connect to the platform’s database any more, and ends who is; or lets them again.
    private void away(boolean away) throws SQLException {
        var url = environment.getRequiredProperty("spring.datasource.url");
        var name = url.replaceFirst(".*/([a-z_0-9]+)(\\?.*)?$", "$1");
        var server = new PGSimpleDataSource();
        server.setUrl(url.replace("/" + name, "/postgres"));
        server.setUser("postgres");
        try (var connection = server.getConnection();
                var statement = connection.createStatement()) {
            statement.execute("alter database " + name + " allow_connections " + !away);
            if (away) {
                statement.execute(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");
            }
        }
    }

    @AfterEach
    void back() throws SQLException {
        away(false);
        await().until(() -> {
            try (var connection = dataSource.getConnection()) {
                return connection.isValid(1);
            } catch (SQLException e) {
                return false;
            }
        });
    }

    @Test
    void a01_what_was_typed_comes_back_and_what_was_saved_is_kept() throws Exception {
        try (var visitor = new Visitor(port)) {
            visitor.post("/report", "/report", Map.of());
            visitor.post("/report/matter", "/report/matter", Map.of("matter", "职工退休"));
            var token = FormToken.of(visitor.get("/report/story").body()).orElseThrow();

            away(true);
            var typed = visitor.postWith(token, "/report/story", Map.of("story", "跑了三趟 <没有> 办成"));
            assertThat(typed.statusCode()).isEqualTo(503);
            assertThat(typed.headers().firstValue("Retry-After")).isPresent();
            assertThat(typed.body()).contains("请稍后再试，您填的内容都还在", "跑了三趟 &lt;没有&gt; 办成");
            var read = visitor.get("/report/check");
            assertThat(read.statusCode()).isEqualTo(503);
            assertThat(read.body()).contains("请稍后再试，您填的内容都还在");
            var sent = visitor.postWith(token, "/report/check", Map.of());
            assertThat(sent.statusCode()).isEqualTo(503);
            assertThat(sent.body()).contains("请稍后再试，您填的内容都还在", "action=\"/report/check\"");

            back();
            assertThat(visitor.postWith(token, "/report/story", Map.of("story", "跑了三趟"))
                            .statusCode())
                    .isEqualTo(303);
            assertThat(visitor.get("/report/check").body()).contains("职工退休", "跑了三趟");
            assertThat(visitor.postWith(token, "/report/check", Map.of()).statusCode())
                    .isEqualTo(303);
            assertThat(visitor.get("/report/done").body()).contains("已收到");
        }
    }

    @Test
    void a02_programs_are_told_to_send_it_again() throws Exception {
        away(true);
        try (var client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/barrier-reports"))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("{\"matter\": \"职工退休\", \"paper\": \"户口簿\"}"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(answer.body()).contains("Idempotency-Key");
        }
    }

    /// Many send at once while the database goes away and comes back: whoever was told that it was received has a
    /// report, whoever was told to try again succeeds with what they had written, and nobody reports twice.
    @Test
    void a03_of_many_who_send_meanwhile_none_is_lost_and_none_is_doubled() throws Exception {
        int people = 24;
        var acknowledged = new AtomicInteger();
        var turnedAway = new AtomicInteger();
        var references = new ConcurrentSkipListSet<String>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var filled = new ArrayList<Filled>();
            for (int i = 0; i < people; i++) {
                filled.add(Filled.in(port, "重启时的第 " + i + " 件"));
            }
            var first = filled.subList(0, people / 3);
            for (var each : first) {
                references.add(each.send(turnedAway));
                acknowledged.incrementAndGet();
            }
            away(true);
            var rest = filled.subList(people / 3, people).stream()
                    .map(each -> threads.submit(() -> references.add(each.send(turnedAway))))
                    .toList();
            await().untilAtomic(turnedAway, greaterThanOrEqualTo(people / 3));
            back();
            for (var each : rest) {
                assertThat(each.get(1, TimeUnit.MINUTES)).isTrue();
            }
            filled.forEach(Filled::close);
        }
        assertThat(acknowledged).hasValue(people / 3);
        assertThat(references).hasSize(people);
        try (var connection = dataSource.getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery("select count(*), count(distinct matter), count(distinct reference)"
                                + " from barrier.report where matter like '重启时的第 %'")) {
            assertThat(rows.next()).isTrue();
            assertThat(List.of(rows.getInt(1), rows.getInt(2), rows.getInt(3))).containsOnly(people);
        }
    }

    /// Somebody who has filled the questionnaire in.
    private record Filled(Visitor visitor, String token) implements AutoCloseable {

        private static final Pattern REFERENCE = Pattern.compile("<dd>([0-9A-Z]{5}-[0-9A-Z]{5})</dd>");

        static Filled in(int port, String matter) {
            var visitor = new Visitor(port);
            visitor.post("/report", "/report", Map.of());
            visitor.post("/report/matter", "/report/matter", Map.of("matter", matter));
            visitor.post("/report/paper", "/report/paper", Map.of("paper", "户口簿"));
            var page = visitor.get("/report/check").body();
            return new Filled(visitor, FormToken.of(page).orElseThrow());
        }

        /// Sends it as often as it is told to try again.
        String send(AtomicInteger turnedAway) {
            patiently(() -> visitor.postWith(token, "/report/check", Map.of()), 303, turnedAway);
            var page = patiently(() -> visitor.get("/report/done"), 200, turnedAway);
            var reference = REFERENCE.matcher(page.body());
            assertThat(reference.find()).isTrue();
            return reference.group(1);
        }

        private static HttpResponse<String> patiently(
                Supplier<HttpResponse<String>> attempt, int wanted, AtomicInteger turnedAway) {
            for (var answer = attempt.get(); ; answer = attempt.get()) {
                if (answer.statusCode() == wanted) {
                    return answer;
                }
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.body()).contains("请稍后再试，您填的内容都还在");
                turnedAway.incrementAndGet();
            }
        }

        @Override
        public void close() {
            visitor.close();
        }
    }
}
