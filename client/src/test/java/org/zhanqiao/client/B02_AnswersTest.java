package org.zhanqiao.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhanqiao.client.Answer.Refused;
import org.zhanqiao.client.Answer.Served;
import org.zhanqiao.client.Answer.Unavailable;
import org.zhanqiao.client.SampleExchange.Said;
import org.zhanqiao.client.signature.SignatureAlgorithm;
import org.zhanqiao.client.signature.SigningKey;

/// What the exchange answers becomes a value, and anything else is refused.
class B02_AnswersTest {
    private final SampleExchange exchange = new SampleExchange((_, _) -> Said.json("{}"));
    private final SigningKey key =
            SigningKey.generate(SignatureAlgorithm.HMAC_SHA256, "hrss-01", "hrss-01/1", new SecureRandom());
    private final ZhanqiaoClient client = ZhanqiaoClient.at(exchange.uri(), key)
            .trusting(exchange.logKey())
            .attempts(1)
            .build();

    @BeforeEach
    void register() {
        exchange.know(key);
    }

    @AfterEach
    void close() {
        client.close();
        exchange.close();
    }

    @Test
    void rowsOfAQuery() {
        exchange.say((_, _) -> Said.json("""
                {"call":"c-7","rows":[
                 {"key":0,"asOf":"2026-11-01T00:00:00+08:00","data":{"name":"张三","age":41,"rate":1.10,"spouse":null,"income":null},
                  "unfit":["income"],"disputed":[{"field":"age","since":"2026-10-30"}]},
                 {"key":2,"asOf":"2026-11-02T00:00:00+08:00","data":{"name":"李四"}},
                 {"key":2,"data":{"name":"李四"}}],
                 "missing":[1],"withheld":[{"field":"income","reason":"verified-only"}],
                 "source":{"fresh":false,"ageSeconds":31}}"""));
        var answer = client.query("household")
                .key("resident_id", "1")
                .key(Map.of("resident_id", "2"))
                .key("resident_id", "3")
                .purpose("核验")
                .send();
        assertThat(answer).isInstanceOfSatisfying(Served.class, served -> {
            assertThat(served.call()).isEqualTo("c-7");
            assertThat(served.source()).isEqualTo(new Source.LastGood(Duration.ofSeconds(31)));
            assertThat(served.receipt().call()).isEqualTo("c-7");
            assertThat(served.timing()).isEqualTo(SampleExchange.TIMING);
            assertThat(served.toString()).doesNotContain("张三", "李四", "41");
        });
        Rows rows = content(answer);
        assertThat(rows.missing()).containsExactly(1);
        assertThat(rows.withheld()).containsExactly(new Withheld("income", "verified-only"));
        assertThat(rows.of(2)).hasSize(2);
        assertThat(rows.of(2).getLast().asOf()).isNull();
        Row row = rows.of(0).getFirst();
        assertThat(row.asOf()).isEqualTo(Instant.parse("2026-10-31T16:00:00Z"));
        assertThat(row.find("age")).contains(41);
        assertThat(row.find("rate")).contains(new BigDecimal("1.10"));
        assertThat(row.find("spouse")).isEmpty();
        assertThat(row.data()).containsKey("spouse");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.text("spouse"))
                .withMessage("The row has no value in the field spouse");
        assertThat(row.unfit()).containsExactly("income");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> row.text("income"))
                .withMessageContaining("not of the field's type");
        assertThat(rows.of(2).getFirst().unfit()).isEmpty();
        assertThat(row.findDispute("age")).contains(LocalDate.of(2026, 10, 30));
        assertThat(row.findDispute("name")).isEmpty();
        assertThat(exchange.requests.getFirst())
                .hasToString("{\"keys\":[{\"resident_id\":\"1\"},{\"resident_id\":\"2\"},{\"resident_id\":\"3\"}],"
                        + "\"purpose\":\"核验\"}");
    }

    @Test
    void timingSaysWhoseTimeItWas() {
        assertThat(SampleExchange.TIMING.total()).isEqualTo(Duration.ofNanos(4_700_000));
        assertThat(SampleExchange.TIMING.atSource()).isEqualTo(Duration.ofMillis(4));
        assertThat(SampleExchange.TIMING.atExchange()).isEqualTo(Duration.ofNanos(700_000));
        assertThat(Timing.find(SampleExchange.TIMING.header())).contains(SampleExchange.TIMING);
        var notAsked = new Timing(Instant.EPOCH, null, null, Instant.ofEpochSecond(1));
        assertThat(Timing.find(notAsked.header())).contains(notAsked);
        assertThat(notAsked.atSource()).isZero();
        assertThat(new Timing(Instant.EPOCH, Instant.EPOCH, null, Instant.ofEpochSecond(2)).atSource())
                .isEqualTo(Duration.ofSeconds(2));
        assertThat(Timing.find("received=\"2026-11-01T00:00:00Z\"")).isEmpty();
        assertThat(Timing.find("received=1, sent=2")).isEmpty();
        assertThat(Timing.find("received=\"yesterday\", sent=\"today\"")).isEmpty();
    }

    @Test
    void aListPageByPage() {
        exchange.say((_, request) -> switch (request.path("after").asString("")) {
            case "" -> Said.json(page("a", "\"next\":\"p2\","));
            case "p2" -> Said.json(page("b", "\"next\":\"p3\","));
            default -> Said.json(page("c", ""));
        });
        var names = new ArrayList<String>();
        for (var answer : client.list("communities").size(1).fields("name").pages()) {
            content(answer).rows().forEach(row -> names.add(row.text("name")));
        }
        assertThat(names).containsExactly("a", "b", "c");
        assertThat(exchange.requests)
                .extracting(Object::toString)
                .containsExactly(
                        "{\"size\":1,\"fields\":[\"name\"]}",
                        "{\"size\":1,\"after\":\"p2\",\"fields\":[\"name\"]}",
                        "{\"size\":1,\"after\":\"p3\",\"fields\":[\"name\"]}");
        assertThat(content(client.list("communities").after("p3").send()).next())
                .isEmpty();
    }

    @Test
    void anOutageInAListIsItsLastElementAndNotItsEnd() {
        exchange.say((_, request) -> request.has("after")
                ? Said.problem(503, "urn:zhanqiao:unavailable:source-down")
                : Said.json(page("a", "\"next\":\"p2\",")));
        var answers = new ArrayList<Answer<Page>>();
        client.list("communities").pages().forEach(answers::add);
        assertThat(answers).hasSize(2);
        assertThat(answers.getLast()).isInstanceOf(Unavailable.class);
    }

    @Test
    void aCursorThatDoesNotAdvanceEndsTheList() {
        exchange.say((_, _) -> Said.json(page("a", "\"next\":\"p2\",")));
        var pages = client.list("communities").pages().iterator();
        pages.next();
        assertThatExceptionOfType(UnexpectedAnswer.class)
                .isThrownBy(pages::next)
                .withMessageContaining("advance");
    }

    @Test
    void aVerificationIsYesOrNo() {
        var names = List.of("status", "name", "sex", "phone", "birth_date", "address");
        var values = new LinkedHashMap<String, String>();
        names.forEach(name -> values.put(name, "张三"));
        exchange.say((_, _) ->
                Said.json("{\"call\":\"c\",\"results\":[{\"key\":0,\"matches\":{\"name\":true,\"phone\":false}}],"
                        + "\"source\":{\"fresh\":true}}"));
        var answer = client.verify("resident-basic")
                .item(Map.of("resident_id", "1"), values)
                .send();
        var item = content(answer).items().getFirst();
        assertThat(item.matches("name")).isTrue();
        assertThat(item.matches("phone")).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> item.matches("address"));
        assertThat(item.toString()).doesNotContain("true");
        assertThat(exchange.requests.getFirst().at("/items/0/values/name").stringValue())
                .isEqualTo("张三");
        assertThat(exchange.requests.getFirst().at("/items/0/values").propertyNames())
                .containsExactlyElementsOf(names);
    }

    @Test
    void refusalsAndOutagesAreValues() {
        exchange.say((_, _) -> Said.problem(403, "urn:zhanqiao:refusal:field-not-granted"));
        var problem = new Problem(
                URI.create("urn:zhanqiao:refusal:field-not-granted"), 403, "题", "详", "下", "t", "d", "n", "c-1");
        switch (client.query("s").key("k", "v").send()) {
            case Refused<Rows> refused -> {
                assertThat(refused.reason()).isEqualTo("field-not-granted");
                assertThat(refused.problem()).isEqualTo(problem);
                assertThat(refused.receipt()).isPresent();
            }
            case Served<Rows> _, Unavailable<Rows> _ -> throw new AssertionError("not refused");
        }
        exchange.say((_, _) -> Said.problem(503, "urn:zhanqiao:unavailable:evidence-unavailable")
                .with(Receipt.HEADER, ""));
        switch (client.query("s").key("k", "v").send()) {
            case Unavailable<Rows> outage -> {
                assertThat(outage.cause()).isEqualTo("evidence-unavailable");
                assertThat(outage.receipt()).isEmpty();
            }
            case Served<Rows> _, Refused<Rows> _ -> throw new AssertionError("not unavailable");
        }
    }

    @Test
    void theExchangeDescribesItsServices() {
        exchange.say((last, _) -> Said.json("{\"asked\":\"" + last + "\"}"));
        assertThat(client.describeServices()).isEqualTo(new Description.Described("{\"asked\":\"services\"}"));
        assertThat(client.describe("市民 基本")).isEqualTo(new Description.Described("{\"asked\":\"openapi\"}"));
        assertThat(exchange.paths.getLast()).isEqualTo("/v1/services/%E5%B8%82%E6%B0%91%20%E5%9F%BA%E6%9C%AC/openapi");
        exchange.say((_, _) -> Said.problem(404, "urn:zhanqiao:refusal:unknown-service"));
        assertThat(client.describe("x")).isInstanceOf(Description.Withheld.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"rows":[],"missing":[],"source":{"fresh":true}}                          | member call
            {"call":"c","missing":[],"source":{"fresh":true}}                         | member rows
            {"call":"c","rows":[],"source":{"fresh":true}}                            | member missing
            {"call":"c","rows":[],"missing":["a"],"source":{"fresh":true}}            | member missing
            {"call":"c","rows":[],"missing":[]}                                       | member source
            {"call":"c","rows":[],"missing":[],"source":{"fresh":false}}              | member source
            {"call":"c","rows":[{"key":0,"asOf":"yesterday","data":{}}],"missing":[],"source":{"fresh":true}} | asOf
            {"call":"c","rows":[{"key":0,"asOf":1,"data":{}}],"missing":[],"source":{"fresh":true}} | asOf
            {"call":"c","rows":[{"key":0,"data":{},"unfit":[1]}],"missing":[],"source":{"fresh":true}} | member unfit
            {"call":"c","rows":[{"key":0,"data":{},"disputed":[{"field":"x"}]}],"missing":[],"source":{"fresh":true}} | member disputed
            {"call":"c","rows":[{"key":-1,"asOf":"2026-11-01T00:00:00Z","data":{}}],"missing":[],"source":{"fresh":true}} | member key
            {"call":"c","rows":[{"key":0,"asOf":"2026-11-01T00:00:00Z","data":"李"}],"missing":[],"source":{"fresh":true}} | data of a row
            ["call"]                                                                  | not a JSON object
            {"call":"c","call":"d"}                                                   | not a JSON object
            {"call":"c"}trailing                                                      | not a JSON object
            """)
    void malformedContentIsNamedAndNotRepeated(String body, String reason) {
        exchange.say((_, _) -> Said.json(body));
        assertThatExceptionOfType(UnexpectedAnswer.class)
                .isThrownBy(() -> client.query("s").key("k", "v").send())
                .withMessageContaining("交换节点")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("李"))
                .satisfies(e -> assertThat(e.getMessage()).contains(reason));
    }

    @Test
    void otherServersAreNotTakenForAnExchange() {
        exchange.say((_, _) -> new Said(502, "text/html", "<h1>Bad Gateway</h1>", Map.of(), null));
        assertUnexpected("HTTP 502", "application/problem+json");
        exchange.say((_, _) -> new Said(200, "text/html; charset=utf-8", "<h1>Sign in</h1>", Map.of(), null));
        assertUnexpected("HTTP 200", "application/json");
        exchange.say((_, _) -> Said.problem(500, "about:blank"));
        assertUnexpected("HTTP 500", "neither a refusal nor an outage");
        exchange.say((_, _) -> Said.problem(500, "not a uri"));
        assertUnexpected("HTTP 500", "not a URI");
        exchange.say((_, _) -> new Said(302, "text/html", "", Map.of(), null).with("Location", "http://127.0.0.1:1/"));
        assertUnexpected("HTTP 302", "application/problem+json");
    }

    @Test
    void anAnswerWithoutItsHeadersIsRefused() {
        String good = "{\"call\":\"c\",\"rows\":[],\"missing\":[],\"source\":{\"fresh\":true}}";
        exchange.say((_, _) -> Said.json(good).with("Content-Digest", ""));
        assertUnexpected("Content-Digest is missing");
        exchange.say((_, _) -> Said.json(good).with("Content-Digest", "sha-256=:AAAA:"));
        assertUnexpected("another body");
        exchange.say((_, _) -> Said.json(good).with(Receipt.HEADER, ""));
        assertUnexpected(Receipt.HEADER);
        exchange.say((_, _) -> Said.json(good).with(Timing.HEADER, "received=1"));
        assertUnexpected(Timing.HEADER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://x/", "http:///x", "https://user@x/", "https://x/?a", "https://x/#a", "x"})
    void addressesThatAreNone(String address) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ZhanqiaoClient.at(URI.create(address), key))
                .withMessageContaining("http or https");
    }

    @Test
    void callsThatAreNone() {
        assertThatIllegalStateException()
                .isThrownBy(() -> client.query("s").send())
                .withMessageContaining("0");
        var tooMany = client.query("s");
        for (int i = 0; i < 501; i++) {
            tooMany.key("k", "v" + i);
        }
        assertThatIllegalStateException().isThrownBy(tooMany::send).withMessageContaining("501");
        assertThatIllegalStateException().isThrownBy(() -> client.verify("s").send());
        assertThatIllegalArgumentException().isThrownBy(() -> client.list("s").size(0));
        for (String name : List.of(" ", ".", "..")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.query(name).key("k", "v").send());
        }
        assertThat(exchange.requests).isEmpty();
    }

    private void assertUnexpected(String... parts) {
        assertThatExceptionOfType(UnexpectedAnswer.class)
                .isThrownBy(() -> client.query("s").key("k", "v").send())
                .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    }

    private static <C> C content(Answer<C> answer) {
        return switch (answer) {
            case Served<C> served -> served.content();
            case Refused<C> refused -> throw new AssertionError(refused.toString());
            case Unavailable<C> outage -> throw new AssertionError(outage.toString());
        };
    }

    private static String page(String name, String next) {
        return "{\"call\":\"c-" + name + "\"," + next
                + "\"rows\":[{\"asOf\":\"2026-11-01T00:00:00Z\",\"data\":{\"name\":\"" + name
                + "\"}}],\"source\":{\"fresh\":true}}";
    }
}
