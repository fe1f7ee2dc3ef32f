package org.zhanqiao.barrier.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.PlatformTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reports sent by programs, which bring neither a session nor a form token.
@PlatformTest
@Import(ReportTown.class)
@TestPropertySource(properties = "zhanqiao.barrier.reports.lookups-per-address=12")
@TestMethodOrder(MethodOrderer.MethodName.class)
class A05_ReportApiTest {

    private static final String PATH = "/api/v1/barrier-reports";

    @LocalServerPort
    private int port;

    @Autowired
    private ReportTown town;

    @Autowired
    private Reports reports;

    /// What nobody trusts unless it is told to.
    private int address;

    private final HttpClient client = HttpClient.newHttpClient();

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    }

    private HttpResponse<String> post(String body, String... headers) throws IOException, InterruptedException {
        var request = to(PATH).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    private HttpResponse<String> get(String reference, String secret) throws IOException, InterruptedException {
        return send(to(PATH + "/" + reference)
                .header(ReportApi.SECRET, secret)
                .header("X-Forwarded-For", "203.0.113." + ++address));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String body(Map<String, String> members) {
        return JsonMapper.shared().writeValueAsString(members);
    }

    @Test
    void a01_a_report_is_sent_and_followed() throws Exception {
        var sent = post(body(Map.of(
                "matter", "职工退休",
                "paper", "独生子女证",
                "howOften", "TWICE",
                "story", "工作人员李梅让我再来",
                "contact", "13800001234",
                "counter", town.counter().code())));
        assertThat(sent.statusCode()).isEqualTo(201);
        var reference = json(sent).path("reference").asString();
        assertThat(sent.headers().firstValue("Location")).contains(PATH + "/" + reference);
        assertThat(reports.getReport(reference).channel()).isEqualTo(Channel.PROGRAM);
        assertThat(reports.getReport(reference).counter())
                .isEqualTo(town.counter().code());
        var standing = get(reference, json(sent).path("secret").asString());
        assertThat(standing.statusCode()).isEqualTo(200);
        assertThat(json(standing).path("state").asString()).isEqualTo("RECEIVED");
        assertThat(json(standing).path("howOften").asString()).isEqualTo("TWICE");
        assertThat(json(standing).path("story").asString()).isEqualTo("工作人员＊＊让我再来");
        assertThat(standing.body()).doesNotContain("13800001234");
    }

    @Test
    void a02_what_is_wrong_is_named_in_both_languages() throws Exception {
        var refused = post(body(Map.of("paper", "户".repeat(101), "contact", "@")));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        var errors = json(refused).path("errors");
        assertThat(errors.valueStream().map(error -> error.path("member").asString()))
                .containsExactly("matter", "paper", "contact");
        assertThat(errors.path(1).path("detail").asString()).isEqualTo("最多 100 个字，请删去 1 个");
        assertThat(errors.path(1).path("detailEn").asString()).contains("At most 100");
    }

    @Test
    void a02_a_member_that_does_not_exist_is_named_and_nothing_is_taken() throws Exception {
        var refused = post(body(Map.of("matter", "义务教育入学", "paper", "户口簿", "storey", "跑了三趟")));
        assertThat(refused.statusCode()).isEqualTo(422);
        var errors = json(refused).path("errors");
        assertThat(errors.valueStream().map(error -> error.path("member").asString()))
                .containsExactly("storey");
        assertThat(errors.path(0).path("detail").asString()).contains("没有这个成员");
        var odd = post(body(Map.of("matter", "义务教育入学", "paper", "户口簿", "张三<br>", "x")));
        assertThat(odd.body()).doesNotContain("张三").contains("\"member\":\"body\"");
    }

    @Test
    void a02_what_is_one_of_several_and_none_of_them_is_named() throws Exception {
        var refused = post(body(Map.of(
                "matter", "义务教育入学",
                "paper", "户口簿",
                "howOften", "NEVER",
                "timeSpent", "x",
                "counter", "ZZZZZZ",
                "campaign", "nope")));
        assertThat(refused.statusCode()).isEqualTo(422);
        var errors = json(refused).path("errors");
        assertThat(errors.valueStream().map(error -> error.path("member").asString()))
                .containsExactly("howOften", "timeSpent", "counter", "campaign");
        assertThat(errors.path(0).path("detail").asString()).contains("ONCE TWICE");
        assertThat(post(body(Map.of("matter", "义务教育入学", "paper", "户口簿", "howOften", "", "counter", "")))
                        .statusCode())
                .as("what is empty was not answered")
                .isEqualTo(201);
    }

    @Test
    void a03_what_cannot_be_read_is_refused_and_nothing_of_it_comes_back() throws Exception {
        for (var body : new String[] {"", "null", "[]", "{", "{\"matter\": {}}", "\"机密\"", "{\"matter\": 机密}"}) {
            var refused = post(body);
            assertThat(refused.statusCode()).as(body).isEqualTo(400);
            assertThat(refused.body()).doesNotContain("机密", "jackson");
        }
        assertThat(post("\"" + "x".repeat(70_000) + "\"").statusCode()).isEqualTo(413);
        assertThat(post("{\"matter\": \"a\\u0000b\", \"paper\": \"c\"}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void a04_sent_again_under_the_same_key_it_is_the_same_report() throws Exception {
        var body = body(Map.of("matter", "义务教育入学", "paper", "户口簿"));
        var key = "c9f2a0f4e4b94c0f9f0d4d4e";
        var first = post(body, ReportApi.ONCE, key);
        var again = post(body, ReportApi.ONCE, key);
        assertThat(again.body()).isEqualTo(first.body());
        var other = post(body(Map.of("matter", "义务教育入学", "paper", "房产证")), ReportApi.ONCE, key);
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(json(other).path("type").asString()).contains("report-key-used");
        assertThat(json(other).path("reference").isMissingNode()).isTrue();
        assertThat(json(post(body, ReportApi.ONCE, "4f1c0be2a9d34e7f8a6b")).path("reference"))
                .as("under another key it is another")
                .isNotEqualTo(json(first).path("reference"));
        assertThat(post(body, ReportApi.ONCE, "short").statusCode()).isEqualTo(400);
    }

    @Test
    void a05_a_wrong_reference_and_a_wrong_secret_have_one_answer() throws Exception {
        var sent = json(post(body(Map.of("matter", "新生儿出生", "paper", "结婚证"))));
        var reference = sent.path("reference").asString();
        var wrongSecret = get(reference, "0000-0000-0000");
        var wrongReference = get("00000-00000", sent.path("secret").asString());
        var noSecret = send(to(PATH + "/" + reference));
        assertThat(wrongSecret.statusCode()).isEqualTo(404);
        assertThat(wrongReference.statusCode()).isEqualTo(404);
        assertThat(noSecret.statusCode()).isEqualTo(404);
        assertThat(withoutInstance(wrongSecret))
                .isEqualTo(withoutInstance(wrongReference))
                .isEqualTo(withoutInstance(noSecret));
    }

    private HttpResponse<String> addPhoto(JsonNode receipt, byte[] content) throws IOException, InterruptedException {
        return send(to(PATH + "/" + receipt.path("reference").asString() + "/photos")
                .header("Content-Type", "image/jpeg")
                .header(ReportApi.SECRET, receipt.path("secret").asString())
                .POST(BodyPublishers.ofByteArray(content)));
    }

    private void refused(JsonNode receipt, byte[] content, int status, PhotoFault fault)
            throws IOException, InterruptedException {
        var answer = addPhoto(receipt, content);
        assertThat(answer.statusCode()).as(fault.name()).isEqualTo(status);
        assertThat(json(answer).path("fault").asString()).isEqualTo(fault.name());
        assertThat(json(answer).path("errors").path(0).path("detail").asString())
                .isNotBlank();
        assertThat(json(answer).path("errors").path(0).path("detailEn").asString())
                .isNotBlank();
    }

    @Test
    void a06_a_photo_is_added_with_the_secret_and_keeps_nothing_of_its_file() throws Exception {
        var receipt = json(post(body(Map.of("matter", "不动产登记", "paper", "结婚证"))));
        var reference = receipt.path("reference").asString();
        var added = addPhoto(receipt, PhotoFiles.withGps(6));
        assertThat(added.statusCode()).isEqualTo(201);
        assertThat(json(added).path("number").asInt()).isEqualTo(1);
        assertThat(json(added).path("width").asInt()).as("it was put upright").isEqualTo(60);
        var kept = reports.findPhoto(reference, 1).orElseThrow();
        assertThat(new String(kept, StandardCharsets.ISO_8859_1)).doesNotContain(PhotoFiles.MAKER, "Exif");
        assertThat(addPhoto(receipt, PhotoFiles.withGps(6)).body())
                .as("sent again it is the same")
                .isEqualTo(added.body());
        assertThat(json(get(reference, receipt.path("secret").asString()))
                        .path("photos")
                        .asInt())
                .isEqualTo(1);
        assertThat(addPhoto(receipt, PhotoFiles.WEBP).statusCode()).isEqualTo(201);
        for (int i = 3; i <= 5; i++) {
            assertThat(addPhoto(receipt, PhotoFiles.picture("png", 10 * i, 10)).statusCode())
                    .isEqualTo(201);
        }
        refused(receipt, PhotoFiles.picture("png", 90, 10), 409, PhotoFault.ENOUGH);
        assertThat(reports.listPhotos(reference)).containsExactly(1, 2, 3, 4, 5);
    }

    @Test
    void a07_hostile_uploads_are_refused_and_nothing_of_them_is_kept() throws Exception {
        var receipt = json(post(body(Map.of("matter", "不动产登记", "paper", "结婚证"))));
        refused(receipt, new byte[0], 422, PhotoFault.MISSING);
        refused(receipt, PhotoFiles.text("<script>alert(1)</script>"), 422, PhotoFault.NO_PHOTO);
        refused(
                receipt,
                PhotoFiles.text("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
                422,
                PhotoFault.NO_PHOTO);
        refused(receipt, PhotoFiles.pngOf(19_999, 19_999), 422, PhotoFault.TOO_MANY_PIXELS);
        var photo = PhotoFiles.picture("jpeg", 400, 300);
        refused(receipt, Arrays.copyOf(photo, photo.length / 2), 422, PhotoFault.BROKEN);
        refused(receipt, new byte[PhotoIntake.MEGABYTES * 1024 * 1024 + 1], 413, PhotoFault.TOO_LARGE);
        var reference = receipt.path("reference").asString();
        assertThat(reports.listPhotos(reference)).isEmpty();
        var stranger = JsonMapper.shared()
                .readTree("{\"reference\": \"%s\", \"secret\": \"0000-0000-0000\"}".formatted(reference));
        assertThat(addPhoto(stranger, photo).statusCode()).isEqualTo(404);
    }

    private static String withoutInstance(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"instance\":\"[^\"]+\",", "");
    }

    @Test
    void z01_guessing_is_slowed_down() throws Exception {
        HttpResponse<String> last = get("00000-00000", "1111-1111-1111");
        for (int i = 0; i < 15; i++) {
            last = get("00000-00000", "1111-1111-1111");
        }
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
    }
}
