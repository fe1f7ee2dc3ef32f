package org.zhanqiao.barrier.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.FormToken;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.Visitor;
import org.zhanqiao.web.ListQuery;

/// What the questionnaire does about programs, guessers and floods.
@PlatformTest
@TestPropertySource(
        properties = {
            "zhanqiao.barrier.reports.shortest-fill=2s",
            "zhanqiao.barrier.reports.per-address=12",
            "zhanqiao.barrier.reports.per-contact=3",
            "zhanqiao.barrier.reports.lookups-per-address=6",
            "server.forward-headers-strategy=native"
        })
@TestMethodOrder(MethodOrderer.MethodName.class)
class A04_AbuseTest {

    private static final Pattern CODE = Pattern.compile("<dd>([0-9A-Z-]+)</dd>");

    @LocalServerPort
    private int port;

    @Autowired
    private Reports reports;

    @Autowired
    private JdbcClient jdbc;

    private Visitor begun(String matter, String contact) {
        var visitor = new Visitor(port);
        visitor.post("/report", "/report", Map.of());
        visitor.post("/report/matter", "/report/matter", Map.of("matter", matter));
        visitor.post("/report/paper", "/report/paper", Map.of("paper", "户口簿"));
        visitor.post("/report/contact", "/report/contact", Map.of("contact", contact));
        return visitor;
    }

    /// Puts the cookie of a draft in as if it had been given out earlier; the platform’s clock runs on by itself.
    private static int send(Visitor visitor, Map<String, String> form) {
        return visitor.post("/report/check", "/report/check", form).statusCode();
    }

    /// The page is sent again until its time has come, as a person would.
    private static int sendInTime(Visitor visitor, Map<String, String> form) {
        var status = new int[1];
        Awaitility.await().until(() -> (status[0] = send(visitor, form)) != 422);
        return status[0];
    }

    @Test
    void a01_whoever_sends_too_soon_is_asked_to_look_again_and_loses_nothing() {
        try (var visitor = begun("太快的", "")) {
            var answer = visitor.post("/report/check", "/report/check", Map.of());
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("您填得真快", "秒以后", "太快的");
            assertThat(sendInTime(visitor, Map.of())).isEqualTo(303);
        }
    }

    @Test
    void a02_what_fills_the_field_that_nobody_sees_is_kept_and_hidden() {
        try (var visitor = begun("机器人填的", "")) {
            assertThat(sendInTime(visitor, Map.of("website", "https://spam.example")))
                    .isEqualTo(303);
        }
        var found = reports.listReports(
                        new ReportFilter(Optional.of(ReportState.HIDDEN), Optional.empty(), ""),
                        new ListQuery("机器人填的", "", false, 1, 10))
                .rows();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().hiddenBecause()).contains("自动隐藏");
    }

    @Test
    void a03_the_same_report_sent_twice_is_one_report() {
        try (var visitor = begun("点了两下的", "")) {
            assertThat(sendInTime(visitor, Map.of())).isEqualTo(303);
            var first = visitor.get("/report/done").body();
            assertThat(visitor.postWith(token(visitor), "/report/check", Map.of())
                            .statusCode())
                    .isEqualTo(303);
            assertThat(CODE.matcher(visitor.get("/report/done").body())
                            .results()
                            .map(found -> found.group(1)))
                    .containsExactlyElementsOf(CODE.matcher(first)
                            .results()
                            .map(found -> found.group(1))
                            .toList());
            assertThat(count("点了两下的")).isEqualTo(1);
        }
    }

    @Test
    void a03_an_answer_that_nobody_waits_for_any_more_is_not_dropped_without_a_word() {
        try (var visitor = begun("页面开久了的", "")) {
            assertThat(sendInTime(visitor, Map.of())).isEqualTo(303);
            var codes = CODE.matcher(visitor.get("/report/done").body())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(look(visitor, codes.getFirst(), codes.get(1)).statusCode())
                    .isEqualTo(303);
            var late = visitor.post("/report/follow", "/report/follow/answer", Map.of("answer", "CONFIRMED"));
            assertThat(late.headers().firstValue("Location")).contains("/report/follow?done=late");
            assertThat(visitor.get("/report/follow?done=late").body()).contains("您的回答没有记下");
        }
    }

    private String token(Visitor visitor) {
        return FormToken.of(visitor.get("/report/done").body()).orElseThrow();
    }

    private long count(String matter) {
        return jdbc.sql("select count(*) from barrier.report where matter = :matter")
                .param("matter", matter)
                .query(Long.class)
                .single();
    }

    @Test
    void a04_one_contact_reports_so_often_and_no_oftener_however_it_is_written() {
        var written = new String[] {"13900001111", "139-0000-1111", "+86 139 0000 1111", "139 0000 1111"};
        for (int i = 0; i < written.length; i++) {
            try (var visitor = begun("同一个电话", written[i])) {
                assertThat(sendInTime(visitor, Map.of())).isEqualTo(i < 3 ? 303 : 429);
            }
        }
        assertThat(count("同一个电话")).isEqualTo(3);
    }

    @Test
    void a05_a_wrong_reference_and_a_wrong_secret_have_one_answer_and_guessing_is_slowed_down() {
        try (var visitor = begun("有人猜的", "")) {
            assertThat(sendInTime(visitor, Map.of())).isEqualTo(303);
            var codes = CODE.matcher(visitor.get("/report/done").body())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            var wrongSecret = look(visitor, codes.getFirst(), "0000-0000-0000");
            var wrongReference = look(visitor, "00000-00000", codes.get(1));
            assertThat(wrongSecret.statusCode()).isEqualTo(422);
            assertThat(wrongReference.statusCode()).isEqualTo(422);
            assertThat(without(wrongSecret.body(), codes.getFirst()))
                    .isEqualTo(without(wrongReference.body(), "00000-00000"));
            assertThat(look(visitor, codes.getFirst(), codes.get(1)).statusCode())
                    .isEqualTo(303);
            int last = 0;
            for (int i = 0; i < 6; i++) {
                last = look(visitor, codes.getFirst(), "1111-1111-1111").statusCode();
            }
            assertThat(last).isEqualTo(429);
            assertThat(look(visitor, codes.getFirst(), codes.get(1)).statusCode())
                    .isEqualTo(429);
        }
    }

    private static HttpResponse<String> look(Visitor visitor, String reference, String secret) {
        visitor.post("/report/follow", "/report/follow/leave", Map.of());
        return visitor.post("/report/follow", "/report/follow", Map.of("reference", reference, "secret", secret));
    }

    private static String without(String page, String typed) {
        return page.replace(typed, "…").replaceAll("_csrf\" value=\"[^\"]+\"", "_csrf");
    }

    @Test
    void a06_a_draft_is_nobody_elses_and_its_cookie_cannot_be_made() {
        try (var visitor = begun("别人的草稿", "");
                var other = new Visitor(port)) {
            var cookie = visitor.cookie("zq-report").orElseThrow().getValue();
            assertThat(cookie).doesNotContain("别人");
            other.plant("zq-report", cookie.replaceFirst("\\.[0-9]+\\.", ".1."));
            assertThat(other.get("/report/check").statusCode()).isEqualTo(303);
            assertThat(other.get("/report/matter").headers().firstValue("Location"))
                    .contains("/report");
        }
    }

    @Test
    void a07_no_contact_secret_or_address_stands_in_the_database() {
        try (var visitor = begun("查库的", "bob@example.com")) {
            assertThat(draftText()).doesNotContain("bob@example.com", "查库的");
            assertThat(sendInTime(visitor, Map.of())).isEqualTo(303);
            var codes = CODE.matcher(visitor.get("/report/done").body())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            var kept = jdbc.sql("select r::text from barrier.report r where matter = '查库的'")
                    .query(String.class)
                    .single();
            assertThat(kept).contains(codes.getFirst()).doesNotContain(codes.get(1), "bob@example.com");
            assertThat(jdbc.sql("select string_agg(a::text, ' ') from barrier.attempt a")
                            .query(String.class)
                            .single())
                    .doesNotContain("bob@example.com", "127.0.0.1");
        }
    }

    private String draftText() {
        return jdbc.sql("select coalesce(string_agg(d::text, ' '), '') from barrier.draft d")
                .query(String.class)
                .single();
    }

    @Test
    void a08_a_photo_that_is_too_large_is_told_so_at_its_question_and_the_answers_are_kept() {
        try (var visitor = begun("照片太大的", "")) {
            for (int megabytes : new int[] {11, 25}) {
                var refused = visitor.upload("/report/photos", "/report/photos", "photo", new byte[megabytes << 20]);
                assertThat(refused.statusCode()).isEqualTo(413);
                assertThat(refused.body()).contains("这张照片超过 10 MB", "每张不超过 10 MB", "<input id=\"photo\"");
            }
            assertThat(visitor.upload("/report/photos", "/report/photos", "photo", new byte[40 << 20])
                            .body())
                    .contains("文件太大", "之前保存过的内容都还在");
            assertThat(visitor.get("/report/check").body()).contains("照片太大的");
        }
    }

    @Test
    void z01_an_address_sends_so_many_and_no_more_and_what_was_written_is_kept() {
        int status = 303;
        for (int i = 0; i < 14 && status == 303; i++) {
            try (var visitor = begun("一个地址", "")) {
                status = sendInTime(visitor, Map.of());
                if (status == 429) {
                    assertThat(visitor.get("/report/check").body()).contains("一个地址");
                }
            }
        }
        assertThat(status).isEqualTo(429);
    }

    @Test
    void z02_behind_a_proxy_each_reader_is_counted_by_their_own_address() throws Exception {
        assertThat(sendFrom("203.0.113.9")).isEqualTo(201);
        int status = 201;
        for (int i = 0; i < 14 && status == 201; i++) {
            status = sendFrom("203.0.113.10");
        }
        assertThat(status).isEqualTo(429);
        assertThat(sendFrom("203.0.113.9")).isEqualTo(201);
    }

    private int sendFrom(String address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/barrier-reports"))
                                    .header("Content-Type", "application/json")
                                    .header("X-Forwarded-For", address)
                                    .POST(BodyPublishers.ofString("{\"matter\": \"代理后面的\", \"paper\": \"户口簿\"}"))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
