package org.zhanqiao.exchange.node;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.zhanqiao.exchange.node.A01_ServedCallTest.keys;
import static org.zhanqiao.exchange.node.ExchangeTown.ZHANG;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.demand.Mode;

/// Whatever stands wherever in a call, it ends in a clean refusal or an honest answer, and nowhere, not in the answer
/// and not in a log line, stands what the caller wrote or what the register holds.
@PlatformTest
@Import(ExchangeTown.class)
class A11_OddInputTest {

    /// Stands in every odd value, so that it can be looked for.
    private static final String MARK = "Xq7Zodd";

    /// As they stand in JSON, between the quotes.
    private static final List<String> ODDITIES = List.of(
            MARK + "' or '1'='1' --",
            MARK + "'); drop table registry.person; --",
            MARK + "\\\" union select name from registry.person --",
            MARK + "$1 %s {} ${jndi:x}",
            MARK + "\\u0000tail",
            MARK + "\\ud800",
            "\\udc00" + MARK,
            "\\u202e" + MARK + "\\u200f",
            MARK + "e\\u0301\\u0327",
            MARK + "\\ud842\\udfb7",
            "\\ufeff" + MARK,
            MARK + "\\r\\nZhanqiao-Receipt: x",
            "../../" + MARK + "/%2e%2e/",
            MARK.repeat(200));

    private static final Set<String> ENDINGS = Set.of(
            "served",
            "malformed-request",
            "wrong-type",
            "key-not-granted",
            "field-not-granted",
            "purpose-not-granted",
            "no-grant",
            "bad-signature");

    @Autowired
    ExchangeTown town;

    @TempDir
    Path dir;

    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

    @BeforeEach
    void listen() {
        lines.start();
        root().addAppender(lines);
    }

    @AfterEach
    void leave() {
        root().detachAppender(lines);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    void a01_oddities_in_every_member_of_a_body() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {
            deal.modes = Set.of(Mode.QUERY, Mode.LIST, Mode.VERIFY);
            deal.keys = List.of(List.of("id_number"), List.of("name"));
            deal.verifiable = List.of("name");
        });
        try (var node = town.node(dir)) {
            everywhere(node, key, service, "query", odd -> "{\"keys\":[{\"name\":\"" + odd + "\"}]}");
            everywhere(node, key, service, "query", odd -> "{\"keys\":[{\"" + odd + "\":\"1\"}]}");
            everywhere(node, key, service, "query", odd -> "{\"" + odd + "\":1,\"keys\":[{\"name\":\"1\"}]}");
            everywhere(node, key, service, "query", odd -> "{\"keys\":[{\"name\":\"1\"}],\"case\":\"" + odd + "\"}");
            everywhere(node, key, service, "query", odd -> "{\"keys\":[{\"name\":\"1\"}],\"purpose\":\"" + odd + "\"}");
            everywhere(
                    node, key, service, "query", odd -> "{\"keys\":[{\"name\":\"1\"}],\"fields\":[\"" + odd + "\"]}");
            everywhere(node, key, service, "list", odd -> "{\"after\":\"" + odd + "\"}");
            everywhere(
                    node,
                    key,
                    service,
                    "verify",
                    odd -> "{\"items\":[{\"key\":{\"name\":\"1\"},\"values\":{\"name\":\"" + odd + "\"}}]}");
            everywhere(
                    node,
                    key,
                    service,
                    "verify",
                    odd -> "{\"items\":[{\"key\":{\"name\":\"1\"},\"values\":{\"" + odd + "\":\"1\"}}]}");
            nothingWasSaidOrDone(node, key, service);
        }
    }

    private static void everywhere(
            ExchangeNode node, SigningKey key, String service, String mode, UnaryOperator<String> body) {
        var caller = new TestCaller(key);
        for (var odd : ODDITIES) {
            var reply = caller.post(node, "/v1/services/" + service + "/" + mode, body.apply(odd));
            holdsNothing(reply, odd);
            assertThat(reply.receiptHolds(node)).as(odd).isTrue();
            assertThat(reply.receipt().entry()).as(odd).doesNotContain(MARK);
        }
    }

    private static void holdsNothing(TestCaller.Reply reply, String odd) {
        assertThat(reply.ending()).as(odd).isIn(ENDINGS);
        assertThat(reply.status()).as(odd).isIn(200, 400, 401, 403);
        assertThat(reply.text())
                .as(odd)
                .doesNotContain(MARK)
                .doesNotContain("张伟")
                .doesNotContain("居民");
        assertThat(reply.headers().toString()).as(odd).doesNotContain(MARK);
    }

    @Test
    void a02_oddities_in_the_path_and_in_headers() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            for (var odd :
                    List.of(MARK + "' or 1=1 --", MARK + "\u0000", "\u202e" + MARK, MARK + "𠮷", "..%2f" + MARK)) {
                var path = URLEncoder.encode(odd, UTF_8).replace("+", "%20");
                holdsNothing(caller.post(node, "/v1/services/" + path + "/query", keys(ZHANG)), odd);
            }
            var signed = caller.sign(
                    node, "/v1/services/" + service + "/query", keys(ZHANG).getBytes(UTF_8));
            for (var header : List.of("Signature-Input", "Signature", "Content-Digest")) {
                for (var odd :
                        List.of(MARK, "zq=:" + MARK + ":", "zq=(\"" + MARK + "\");created=1", "\"", "zq=();" + MARK)) {
                    var bent = java.net.http.HttpRequest.newBuilder(signed, (name, _) -> !name.equalsIgnoreCase(header))
                            .header(header, odd)
                            .build();
                    holdsNothing(caller.send(bent), header + ": " + odd);
                }
            }
            nothingWasSaidOrDone(node, key, service);
        }
    }

    @Test
    void a03_bytes_that_are_no_utf8_and_another_type_of_content() {
        var key = town.key();
        var service = town.service("town-people");
        town.grant(key, service, deal -> {});
        try (var node = town.node(dir)) {
            var caller = new TestCaller(key);
            for (var bytes : List.of(
                    new byte[] {(byte) 0xc0, (byte) 0xaf},
                    new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
                    new byte[] {(byte) 0xff},
                    new byte[] {(byte) 0xf5, (byte) 0x80, (byte) 0x80, (byte) 0x80})) {
                var body = new ByteArrayOutputStream();
                body.writeBytes(("{\"keys\":[{\"id_number\":\"" + MARK).getBytes(UTF_8));
                body.writeBytes(bytes);
                body.writeBytes("\"}]}".getBytes(UTF_8));
                var reply = caller.send(caller.sign(node, "/v1/services/" + service + "/query", body.toByteArray()));
                holdsNothing(reply, java.util.HexFormat.of().formatHex(bytes));
                assertThat(reply.ending()).isIn("malformed-request", "served");
                if (reply.ending().equals("served")) {
                    assertThat(reply.json().path("missing").toString()).isEqualTo("[0]");
                }
            }
            var form = "keys=" + MARK;
            holdsNothing(caller.query(node, service, form), form);
            assertThat(caller.query(node, service, form).ending()).isEqualTo("malformed-request");
            assertThat(caller.query(node, service, "").ending()).isEqualTo("malformed-request");
            nothingWasSaidOrDone(node, key, service);
        }
    }

    private void nothingWasSaidOrDone(ExchangeNode node, SigningKey key, String service) {
        assertThat(lines.list)
                .extracting(line -> line.getFormattedMessage() + line.getThrowableProxy())
                .noneMatch(line -> line.contains(MARK) || line.contains("张伟") || line.contains(ZHANG));
        assertThat(new TestCaller(key).query(node, service, keys(ZHANG)).ending())
                .as("afterwards")
                .isEqualTo("served");
    }
}
