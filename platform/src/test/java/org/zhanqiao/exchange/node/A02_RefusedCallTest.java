package org.zhanqiao.exchange.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.web.Page;

/// What a caller is told who may not, or asks wrongly. Each refusal has its entry in the evidence, and none says
/// anything about the data.
@PlatformTest
@Import(ExchangeTown.class)
class A02_RefusedCallTest {

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    @Test
    void a01_bad_requests_and_what_they_are_told() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> deal.caseRequired = true);
        var cases = """
                {                                                                   | 400 malformed-request
                []                                                                  | 400 malformed-request
                {"keys":[]}                                                         | 400 malformed-request
                {"keys":[{}]}                                                       | 400 malformed-request
                {"keys":"x"}                                                        | 400 malformed-request
                {"kyes":[{"id_number":"1"}]}                                        | 400 malformed-request
                {"keys":[{"id_number":"1"}],"keys":[{"id_number":"2"}]}             | 400 malformed-request
                {"keys":[{"id_number":"1"}]} {}                                     | 400 malformed-request
                {"keys":[{"id_number":"1"},{"name":"a"}]}                           | 400 malformed-request
                {"keys":[{"id_number":"1"}],"fields":[]}                            | 400 malformed-request
                {"keys":[{"id_number":"1"}],"fields":["name","name"]}               | 400 malformed-request
                {"keys":[{"id_number":"1"}],"size":10}                              | 400 malformed-request
                {"keys":[{"id_number":"1","id_number":"2"}]}                        | 400 malformed-request
                {"keys":[{"id_number":null}]}                                       | 400 wrong-type
                {"keys":[{"id_number":true}],"case":"c"}                            | 400 wrong-type
                {"keys":[{"id_number":["1"]}]}                                      | 400 wrong-type
                {"keys":[{"id_number":3.70281201605023816e17}],"case":"c"}          | 400 wrong-type
                {"keys":[{"id_number":370281},{"id_number":"1"}],"case":"c"}        | 400 wrong-type
                {"keys":[{"id_number":"1"}]}                                        | 403 case-missing
                {"keys":[{"id_number":"1"}],"case":"c","fields":["phone"]}          | 403 field-not-granted
                {"keys":[{"id_number":"1"}],"case":"c","fields":["no_such_field"]}  | 403 field-not-granted
                {"keys":[{"id_number":"1"}],"case":"c","fields":["illness"]}        | 403 field-not-granted
                {"keys":[{"phone":"1"}],"case":"c"}                                 | 403 key-not-granted
                {"keys":[{"no_such_item":"1"}],"case":"c"}                          | 403 key-not-granted
                {"keys":[{"id_number":"1","name":"a"}],"case":"c"}                  | 403 key-not-granted
                {"keys":[{"id_number":"1"}],"case":"c","purpose":"another"}         | 403 purpose-not-granted
                """;
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            cases.lines().forEach(line -> {
                var parts = line.split("\\|", -1);
                var reply = caller.query(node, service, parts[0].strip());
                assertThat(reply.status() + " " + reply.ending()).as(line).isEqualTo(parts[1].strip());
                assertThat(reply.receiptHolds(node)).as(line).isTrue();
                assertThat(reply.entry().path("outcome").asString()).isEqualTo("refused");
                assertThat(reply.json().path("next").asString()).isNotBlank();
                assertThat(reply.json().path("nextEn").asString()).isNotBlank();
            });
        }
    }

    @Test
    void a01b_a_wrong_address_or_method_is_told_in_words() throws Exception {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir);
                var http = HttpClient.newHttpClient()) {
            var caller = new TestCaller(key);
            for (var path : List.of("/querry", "/query/", "")) {
                var reply = caller.post(node, "/v1/services/" + service + path, keys(ZHANG));
                assertThat(reply.status() + " " + reply.ending()).as(path).isEqualTo("404 unknown-path");
                assertThat(reply.receiptHolds(node)).as(path).isTrue();
                assertThat(reply.entry().path("caller").asString()).as(path).isNotEmpty();
                assertThat(reply.json().path("next").asString()).contains("query、list 或 verify");
            }
            for (var line : """
                    GET    /v1/services/x/query | 405 method-not-allowed POST
                    PUT    /v1/services/x/query | 405 method-not-allowed POST
                    POST   /evidence/checkpoint | 405 method-not-allowed GET
                    DELETE /health              | 405 method-not-allowed GET
                    GET    /v1/service          | 404 unknown-path
                    PUT    /nowhere             | 404 unknown-path
                    """.lines().toList()) {
                var parts = line.split("\\s+\\|?\\s*", -1);
                var answer = http.send(
                        HttpRequest.newBuilder(node.address().resolve(parts[1]))
                                .method(parts[0], HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/problem+json");
                assertThat(answer.body()).as(line).contains("urn:zhanqiao:refusal:" + parts[3], "next", "nextEn");
                assertThat(answer.statusCode()).as(line).isEqualTo(Integer.parseInt(parts[2]));
                assertThat(answer.headers().firstValue("Allow").orElse("")).isEqualTo(parts.length > 4 ? parts[4] : "");
            }
        }
    }

    /// Also what is no call has to be signed where it tells of grants or of entries, and its refusal leaves evidence.
    @Test
    void a01c_a_signed_question_that_is_refused_leaves_evidence() {
        var key = town.key();
        var service = town.service("town-people");
        var other = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var stranger = new TestCaller(SigningKey.hmacSha256("nobody", "no-such-key", new byte[32]));
            for (var path : List.of("/v1/services", "/v1/services/" + service + "/openapi", "/evidence/segments")) {
                var reply = stranger.get(node, path);
                assertThat(reply.status()).as(path).isEqualTo(401);
                assertThat(reply.receiptHolds(node)).as(path).isTrue();
                assertThat(reply.entry().path("outcome").asString()).isEqualTo("refused");
                assertThat(reply.entry().path("reason").asString()).isEqualTo(reply.ending());
                assertThat(reply.entry().has("caller")).as(path).isFalse();
            }
            for (var path : List.of("/evidence/entries/0", "/evidence/files/manifest", "/evidence/segments")) {
                var reply = caller.get(node, path);
                assertThat(reply.status() + " " + reply.ending()).as(path).isEqualTo("403 auditors-only");
                assertThat(reply.entry().path("caller").asString()).as(path).isEqualTo(key.system());
                assertThat(reply.receiptHolds(node)).as(path).isTrue();
            }
            var ungranted = caller.get(node, "/v1/services/" + other + "/openapi");
            assertThat(ungranted.status() + " " + ungranted.ending()).isEqualTo("403 no-grant");
            assertThat(ungranted.entry().path("caller").asString()).isEqualTo(key.system());
            var known = caller.get(node, "/v1/services/" + service + "/openapi");
            assertThat(known.status()).isEqualTo(200);
            assertThat(known.header("zhanqiao-receipt"))
                    .as("nothing was refused")
                    .isEmpty();
        }
    }

    @Test
    void a02_an_unknown_service_and_one_not_granted_look_alike() {
        var key = town.key();
        var service = town.service("town-people");
        var other = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var ungranted = caller.query(node, other, keys(ZHANG));
            var unknown = caller.query(node, "no.such-service", keys(ZHANG));
            assertThat(ungranted.ending()).isEqualTo("no-grant");
            assertThat(withoutCall(unknown)).isEqualTo(withoutCall(ungranted));
            assertThat(caller.post(node, "/v1/services/" + service + "/list", "{}")
                            .ending())
                    .isEqualTo("mode-not-granted");
        }
    }

    private static String withoutCall(TestCaller.Reply reply) {
        return reply.text().replace(reply.json().path("call").asString(), "");
    }

    @Test
    void a03_a_grant_outside_its_term() {
        var service = town.service("town-people");
        var early = town.key();
        town.grant(early, service, deal -> deal.notBefore = Instant.now().plusSeconds(600));
        var late = town.key();
        town.grant(late, service, deal -> {
            deal.notBefore = Instant.now().minusSeconds(600);
            deal.notAfter = Instant.now().minusSeconds(60);
        });
        try (var node = town.node(dir)) {
            assertThat(ending(node, early, service)).isEqualTo("not-yet-valid");
            assertThat(ending(node, late, service)).isEqualTo("expired");
        }
    }

    @Test
    void a04_suspended_resumed_and_revoked_each_within_a_second() {
        var service = town.service("town-people");
        var key = town.key();
        var grant = town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            assertThat(ending(node, key, service)).isEqualTo("served");
            town.grants.suspend(grant.id(), "安全管理员", "核查用途");
            awaitEnding(node, key, service, "suspended");
            assertThat(new TestCaller(key)
                            .query(node, service, keys(ZHANG))
                            .entry()
                            .path("grant")
                            .asString())
                    .as("both sides find the refused call under the grant")
                    .isEqualTo(grant.id());
            town.grants.resume(grant.id(), "安全管理员", "核查完毕");
            awaitEnding(node, key, service, "served");
            town.grants.revoke(grant.id(), "安全管理员", "用途已经结束");
            awaitEnding(node, key, service, "revoked");
            var after = new TestCaller(key).query(node, service, keys(ZHANG)).entry();
            assertThat(after.path("grant").asString()).isEqualTo(grant.id());
            assertThat(after.path("service").asString()).isEqualTo(service);
            assertThat(new TestCaller(key)
                            .query(node, service, "{\"keys\":[{\"id_number\":\"" + ZHANG + "\"}],\"purpose\":\"从未授予\"}")
                            .ending())
                    .isEqualTo("no-grant");
        }
        // A node that starts afterwards says the same.
        try (var node = town.node(dir.resolve("later"))) {
            assertThat(ending(node, key, service)).isEqualTo("revoked");
        }
    }

    private static void awaitEnding(ExchangeNode node, SigningKey key, String service, String ending) {
        var caller = new TestCaller(key);
        WithinASecond.reply(
                () -> caller.query(node, service, keys(ZHANG)),
                reply -> reply.ending().equals(ending));
    }

    @Test
    void a05_two_grants_that_differ_refuse_until_the_purpose_is_named() {
        var service = town.service("town-people");
        var key = town.key();
        town.grant(key, service, deal -> deal.purpose = "用途一");
        town.grant(key, service, deal -> {
            deal.purpose = "用途二";
            deal.fields = ExchangeTown.Deal.fields("name=hide");
        });
        try (var node = town.node(dir)) {
            assertThat(ending(node, key, service)).isEqualTo("ambiguous-grant");
            var other = new TestCaller(key)
                    .query(node, service, "{\"keys\":[{\"id_number\":\"" + ZHANG + "\"}],\"purpose\":\"用途三\"}");
            assertThat(other.ending()).isEqualTo("purpose-not-granted");
            assertThat(other.entry().path("service").asString())
                    .as("the provider sees that its service was called for a purpose that is not granted")
                    .isEqualTo(service);
            assertThat(other.entry().path("provider").asString()).isNotEmpty();
            assertThat(other.entry().has("grant")).isFalse();
            var named = new TestCaller(key)
                    .query(node, service, "{\"keys\":[{\"id_number\":\"" + ZHANG + "\"}],\"purpose\":\"用途二\"}");
            assertThat(named.json().path("rows").path(0).path("data").toString())
                    .isEqualTo("{\"name\":\"***\"}");
        }
    }

    @Test
    void a06_quota_of_the_second_and_of_the_day() {
        var service = town.service("town-people");
        var slow = town.key();
        town.grant(slow, service, deal -> deal.perSecond = 1);
        var few = town.key();
        town.grant(few, service, deal -> deal.perDay = 2);
        try (var node = town.node(dir)) {
            assertThat(ending(node, slow, service)).isEqualTo("served");
            assertThat(ending(node, slow, service)).isEqualTo("rate-exceeded");
            assertThat(ending(node, few, service)).isEqualTo("served");
            assertThat(ending(node, few, service)).isEqualTo("served");
            var tomorrow = new TestCaller(few).query(node, service, keys(ZHANG));
            assertThat(tomorrow.ending()).isEqualTo("daily-quota-used");
            var now = LocalTime.now(Page.ZONE);
            assertThat(Long.parseLong(tomorrow.header("retry-after")))
                    .as("seconds to the end of the day; the clock may have passed a midnight meanwhile")
                    .isBetween(1L, 24 * 3600L)
                    .satisfies(seconds -> assertThat((now.toSecondOfDay() + seconds + 60) % (24 * 3600))
                            .isLessThanOrEqualTo(120));
        }
    }

    @Test
    void a07_too_many_keys_and_too_large_a_body() {
        var service = town.service("town-people");
        var key = town.key();
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var ids = IntStream.range(0, 501).mapToObj(Integer::toString).toArray(String[]::new);
            assertThat(caller.query(node, service, keys(ids)).ending()).isEqualTo("too-many-keys");
            var large = "{\"case\":\"" + "x".repeat(300_000) + "\"}";
            assertThat(caller.query(node, service, large).ending()).isEqualTo("body-too-large");
        }
    }

    @Test
    void a08_signatures_that_do_not_hold() {
        var service = town.service("town-people");
        var key = town.key();
        town.grant(key, service, deal -> {});
        var body = keys(ZHANG).getBytes(StandardCharsets.UTF_8);
        var path = "/v1/services/" + service + "/query";
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            var unsigned = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + path))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            assertThat(caller.send(unsigned).ending()).isEqualTo("signature-missing");

            var wrongSecret = SigningKey.hmacSha256(key.system(), key.keyId(), ExchangeTown.random(32));
            assertThat(new TestCaller(wrongSecret)
                            .send(new TestCaller(wrongSecret).sign(node, path, body))
                            .ending())
                    .isEqualTo("bad-signature");
            var unknownKey = SigningKey.hmacSha256(key.system(), "no-such-key", ExchangeTown.random(32));
            assertThat(ending(node, unknownKey, service)).isEqualTo("bad-signature");

            var otherBody = HttpRequest.newBuilder(caller.sign(node, path, body), (_, _) -> true)
                    .POST(HttpRequest.BodyPublishers.ofString(keys(ExchangeTown.LI)))
                    .build();
            assertThat(caller.send(otherBody).ending()).isEqualTo("bad-signature");
            var otherPath = HttpRequest.newBuilder(caller.sign(node, path, body), (_, _) -> true)
                    .uri(URI.create("http://127.0.0.1:" + node.port() + path.replace("/query", "/verify")))
                    .build();
            assertThat(caller.send(otherPath).ending()).isEqualTo("bad-signature");
        }
    }

    @Test
    void a09_a_request_is_accepted_once() {
        var service = town.service("town-people");
        var key = town.key();
        town.grant(key, service, deal -> {});
        var body = keys(ZHANG).getBytes(StandardCharsets.UTF_8);
        var caller = new TestCaller(key);
        HttpRequest request;
        var options = town.options("replay", dir);
        try (var node = ExchangeNode.start(options)) {
            request = caller.sign(node, "/v1/services/" + service + "/query", body);
            assertThat(caller.send(request).ending()).isEqualTo("served");
            assertThat(caller.send(request).ending()).isEqualTo("replayed");
        }
        try (var restarted = ExchangeNode.start(options)) {
            assertThat(caller.send(TestCaller.to(restarted.port(), request)).ending())
                    .as("after a restart")
                    .isEqualTo("replayed");
        }
    }

    @Test
    void a10_clocks_may_differ_by_five_minutes() {
        var service = town.service("town-people");
        var key = town.key();
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            var offsets = "-310 clock-off|-290 served|0 served|290 served|310 clock-off";
            var seen = java.util.Arrays.stream(offsets.split("\\|", -1))
                    .map(line -> Long.parseLong(line.split(" ", -1)[0]))
                    .map(offset -> offset + " "
                            + new TestCaller(key, shifted(offset))
                                    .query(node, service, keys(ZHANG))
                                    .ending())
                    .collect(Collectors.joining("|"));
            assertThat(seen).isEqualTo(offsets);
        }
    }

    @Test
    void a11_a_body_that_is_not_said_to_be_json() {
        var service = town.service("town-people");
        var key = town.key();
        town.grant(key, service, deal -> {});
        var cases = """
                application/json                              | 200 served
                Application/JSON; charset=UTF-8               | 200 served
                application/json;charset="utf-8";profile=x    | 200 served
                application/json; charset=gb18030             | 415 unsupported-media-type
                application/jsonp                             | 415 unsupported-media-type
                text/plain                                    | 415 unsupported-media-type
                application/x-www-form-urlencoded             | 415 unsupported-media-type
                application/json, text/plain                  | 415 unsupported-media-type
                none                                          | 415 unsupported-media-type
                """;
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            cases.lines().forEach(line -> {
                var parts = line.split("\\|", -1);
                var signed = caller.sign(
                        node, "/v1/services/" + service + "/query", keys(ZHANG).getBytes(StandardCharsets.UTF_8));
                var request = HttpRequest.newBuilder(signed, (name, _) -> !name.equalsIgnoreCase("Content-Type"));
                if (!parts[0].strip().equals("none")) {
                    request.header("Content-Type", parts[0].strip());
                }
                var reply = caller.send(request.build());
                assertThat(reply.status() + " " + reply.ending()).as(line).isEqualTo(parts[1].strip());
                assertThat(reply.receiptHolds(node)).as(line).isTrue();
                if (reply.status() == 415) {
                    assertThat(reply.entry().path("reason").asString()).isEqualTo("unsupported-media-type");
                    assertThat(reply.json().path("next").asString()).contains("application/json");
                }
            });
        }
    }

    @Test
    void a12_what_exactly_is_wrong_is_said_in_chinese_and_in_english() {
        var service = town.service("town-people");
        var key = town.key();
        town.grant(key, service, deal -> {});
        var cases = """
                {"kyes":[{"id_number":"1"}]}                        | query 请求没有“kyes”这个成员       | unknown member 'kyes' in a query request
                {"keys":"x"}                                        | “keys”应为列表                      | 'keys' should be a list
                {"keys":[{}]}                                       | 键里没有内容                        | a key is empty
                {"keys":[{"id_number":null}]}                       | “id_number”的值应为字符串、数字      | item 'id_number' takes a string, a number
                {                                                   | 第 1 行第                           | not JSON at line 1, column
                {"keys":[{"id_number":"1"}],"fields":["phone","x"]} | phone、x                            | phone, x
                """;
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            cases.lines().forEach(line -> {
                var parts = line.split("\\|", -1);
                var problem = caller.query(node, service, parts[0].strip()).json();
                assertThat(problem.path("detail").asString())
                        .startsWith(problem.path("title").asString() + "：")
                        .contains(parts[1].strip());
                assertThat(problem.path("detailEn").asString())
                        .startsWith(problem.path("titleEn").asString() + ": ")
                        .contains(parts[2].strip());
            });
            var body = keys(ZHANG).getBytes(StandardCharsets.UTF_8);
            var path = "/v1/services/" + service + "/query";
            var bent =
                    caller.send(caller.sign(node, path, body, "sha-256=:AAAA:")).json();
            assertThat(bent.path("detail").asString()).contains("内容摘要与正文不符");
            assertThat(bent.path("detailEn").asString()).contains("that of another body");
        }
    }

    private static InstantSource shifted(long seconds) {
        return () -> Instant.now().plusSeconds(seconds);
    }

    private static String ending(ExchangeNode node, SigningKey key, String service) {
        return new TestCaller(key).query(node, service, keys(ZHANG)).ending();
    }
}
