package org.zhanqiao.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.zhanqiao.client.Answer.Served;
import org.zhanqiao.client.Answer.Unavailable;
import org.zhanqiao.client.ExchangeUnreachable.Stage;
import org.zhanqiao.client.SampleExchange.Said;
import org.zhanqiao.client.signature.SignatureAlgorithm;
import org.zhanqiao.client.signature.SigningKey;

/// When a call is sent again, when it is not, and what is said when it fails on the way.
class B03_TransportTest {
    private static final String GOOD = "{\"call\":\"c\",\"rows\":[],\"missing\":[],\"source\":{\"fresh\":true}}";

    private final SigningKey key =
            SigningKey.generate(SignatureAlgorithm.HMAC_SHA256, "hrss-01", "hrss-01/1", new SecureRandom());
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void a503WithRetryAfterIsTriedAgainUnderANewNonce() {
        var times = new AtomicInteger();
        try (var exchange = new SampleExchange((_, _) -> times.incrementAndGet() < 3
                        ? Said.problem(503, "urn:zhanqiao:unavailable:source-busy")
                                .with("Retry-After", times.get() == 1 ? "2" : "Sun, 01 Nov 2026 00:00:03 GMT")
                        : Said.json(GOOD));
                var client = client(exchange.uri())) {
            exchange.know(key);
            assertThat(client.query("s").key("k", "v").send()).isInstanceOf(Served.class);
            assertThat(exchange.nonces).hasSize(3).doesNotHaveDuplicates();
            assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(3));
        }
    }

    @Test
    void everyAttemptIsHandedOverAsItWentOverTheWire() {
        var attempts = new ArrayList<Attempt>();
        var times = new AtomicInteger();
        try (var exchange = new SampleExchange((_, _) -> times.incrementAndGet() < 2
                        ? Said.problem(503, "urn:zhanqiao:unavailable:source-busy")
                                .with("Retry-After", "1")
                        : Said.json(GOOD));
                var client = builder(exchange.uri()).watching(attempts::add).build()) {
            exchange.know(key);
            assertThat(client.query("s").key("k", "geheim").send()).isInstanceOf(Served.class);
            assertThat(attempts).extracting(Attempt::status).containsExactly(503, 200);
            var last = attempts.getLast();
            assertThat(new String(last.requestBody(), UTF_8)).isEqualTo("{\"keys\":[{\"k\":\"geheim\"}]}");
            assertThat(new String(last.responseBody(), UTF_8)).isEqualTo(GOOD);
            assertThat(last.requestHeaders())
                    .extracting(Attempt.Header::name)
                    .containsExactly(
                            "Host",
                            "Accept",
                            "Content-Type",
                            "Content-Digest",
                            "Signature-Input",
                            "Signature",
                            "Content-Length");
            assertThat(last.findResponseHeader(Receipt.HEADER)).isPresent();
            assertThat(last.toString()).isEqualTo("Attempt[POST /v1/services/s/query -> 200]");
        }
    }

    @Test
    void otherwiseAnOutageIsHandedOverAtOnce() {
        try (var exchange = new SampleExchange((_, _) -> Said.problem(503, "urn:zhanqiao:unavailable:source-down"));
                var client = client(exchange.uri())) {
            exchange.know(key);
            assertThat(client.query("s").key("k", "v").send()).isInstanceOf(Unavailable.class);
            exchange.say((_, _) ->
                    Said.problem(503, "urn:zhanqiao:unavailable:source-down").with("Retry-After", "3600"));
            assertThat(client.query("s").key("k", "v").send()).isInstanceOf(Unavailable.class);
            exchange.say((_, _) ->
                    Said.problem(503, "urn:zhanqiao:unavailable:source-down").with("Retry-After", "soon"));
            assertThat(client.query("s").key("k", "v").send()).isInstanceOf(Unavailable.class);
            assertThat(exchange.nonces).hasSize(3);
            assertThat(pauses).isEmpty();
            exchange.say((_, _) ->
                    Said.problem(503, "urn:zhanqiao:unavailable:source-busy").with("Retry-After", "0"));
            assertThat(client.query("s").key("k", "v").send()).isInstanceOf(Unavailable.class);
            assertThat(exchange.nonces).hasSize(6);
        }
    }

    @Test
    void noConnectionIsTriedAgainAndThenSaysThatNothingWasSent() throws IOException {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (var client = client(URI.create("http://127.0.0.1:" + port))) {
            assertFails(client, Stage.NOT_CONNECTED, "未发出任何数据", "nothing was sent", "127.0.0.1:" + port);
            assertThat(pauses).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
        }
    }

    @Test
    void aConnectionThatBreaksAfterSendingIsNotTriedAgain() throws Exception {
        try (var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = client(URI.create("http://127.0.0.1:" + socket.getLocalPort()))) {
            var server = Thread.ofVirtual().start(() -> {
                try (var connection = socket.accept()) {
                    assertThat(connection.getInputStream().read(new byte[4096])).isPositive();
                    connection
                            .getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"call".getBytes(UTF_8));
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertFails(client, Stage.BROKEN_OFF, "可能已被受理", "may have been served");
            assertThat(pauses).isEmpty();
            server.join();
        }
    }

    @Test
    void anAnswerThatStallsMidwayEndsAtTheTimeLimit() throws Exception {
        var done = new CountDownLatch(1);
        try (var socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                var client = builder(URI.create("http://127.0.0.1:" + socket.getLocalPort()))
                        .callTimeout(Duration.ofMillis(200))
                        .build()) {
            var server = Thread.ofVirtual().start(() -> {
                try (var connection = socket.accept()) {
                    connection
                            .getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{\"call".getBytes(UTF_8));
                    done.await();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertFails(client, Stage.TIMED_OUT, "未在时限内答复", "in time");
            done.countDown();
            server.join();
        }
    }

    @Test
    void anInterruptedThreadStaysInterrupted() {
        try (var exchange = new SampleExchange((_, _) -> Said.json(GOOD));
                var client = client(exchange.uri())) {
            Thread.currentThread().interrupt();
            assertFails(client, Stage.INTERRUPTED, "被中断", "interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static void assertFails(ZhanqiaoClient client, Stage stage, String... words) {
        assertThatExceptionOfType(ExchangeUnreachable.class)
                .isThrownBy(() -> client.query("s")
                        .key("resident_id", "370202199001011237")
                        .send())
                .satisfies(e -> assertThat(e.stage()).isEqualTo(stage))
                .satisfies(e -> assertThat(e.getMessage()).contains(words).doesNotContain("370202199001011237"));
    }

    private ZhanqiaoClient client(URI exchange) {
        return builder(exchange).build();
    }

    private ZhanqiaoClient.Builder builder(URI exchange) {
        return ZhanqiaoClient.at(exchange, key)
                .connectTimeout(Duration.ofSeconds(5))
                .clock(() -> Instant.parse("2026-11-01T00:00:00Z"))
                .random(new SecureRandom())
                .pause(pauses::add);
    }
}
