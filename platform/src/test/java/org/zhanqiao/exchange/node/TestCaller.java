package org.zhanqiao.exchange.node;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.client.Receipt;
import org.zhanqiao.client.signature.ContentDigest;
import org.zhanqiao.client.signature.RequestParts;
import org.zhanqiao.client.signature.RequestSigner;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.evidence.ReceiptCheck;
import org.zhanqiao.evidence.VerifierKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A calling system that can also misbehave: sends any bytes, with any headers.
final class TestCaller {

    static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http = HttpClient.newHttpClient();
    private final SigningKey key;
    private final InstantSource clock;

    TestCaller(SigningKey key) {
        this(key, InstantSource.system());
    }

    TestCaller(SigningKey key, InstantSource clock) {
        this.key = key;
        this.clock = clock;
    }

    /// What came back.
    record Reply(int status, byte[] body, Map<String, List<String>> headers) {

        JsonNode json() {
            return JSON.readTree(body);
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /// `served`, or the last part of the problem's type.
        String ending() {
            var type = json().path("type").asString("");
            return type.isEmpty() ? "served" : type.substring(type.lastIndexOf(':') + 1);
        }

        /// The first value of a header; empty when it is absent.
        String header(String name) {
            var values = headers.getOrDefault(name, List.of());
            return values.isEmpty() ? "" : values.getFirst();
        }

        Receipt receipt() {
            var header = header("zhanqiao-receipt");
            if (header.isEmpty()) {
                throw new AssertionError("no receipt on " + status + " " + text());
            }
            return Receipt.ofHeaders(
                    header("zhanqiao-entry"), header, json().path("call").asString(), body);
        }

        JsonNode entry() {
            return JSON.readTree(receipt().entry());
        }

        boolean receiptHolds(ExchangeNode node) {
            return receipt().verify(VerifierKey.parse(node.logVerifierKey())) instanceof ReceiptCheck.Genuine;
        }
    }

    /// A signed request ready to be sent, once or several times.
    HttpRequest sign(ExchangeNode node, String path, byte[] body) {
        return sign(node, path, body, ContentDigest.sha256(body));
    }

    HttpRequest sign(ExchangeNode node, String path, byte[] body, String digest) {
        return sign(node.port(), path, body, digest);
    }

    private HttpRequest sign(int port, String path, byte[] body, String digest) {
        var uri = URI.create("http://127.0.0.1:" + port + path);
        var signed = new RequestSigner(key, clock, new SecureRandom()).sign(new Parts("POST", uri, digest));
        return HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("Content-Digest", digest)
                .header("Signature-Input", signed.signatureInput())
                .header("Signature", signed.signature())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    Reply post(ExchangeNode node, String path, String body) {
        return send(sign(node, path, body.getBytes(StandardCharsets.UTF_8)));
    }

    Reply query(ExchangeNode node, String service, String body) {
        return post(node, "/v1/services/" + service + "/query", body);
    }

    /// At a node of another process.
    Reply query(int port, String service, String body) {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        return send(sign(port, "/v1/services/" + service + "/query", bytes, ContentDigest.sha256(bytes)));
    }

    Reply get(ExchangeNode node, String path) {
        var uri = URI.create("http://127.0.0.1:" + node.port() + path);
        var signed = new RequestSigner(key, clock, new SecureRandom()).sign(new Parts("GET", uri, null));
        return send(HttpRequest.newBuilder(uri)
                .header("Signature-Input", signed.signatureInput())
                .header("Signature", signed.signature())
                .build());
    }

    Reply send(HttpRequest request) {
        try {
            var response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private record Parts(String method, URI uri, @Nullable String digest) implements RequestParts {
        @Override
        public String scheme() {
            return "http";
        }

        @Override
        public String authority() {
            return uri.getAuthority();
        }

        @Override
        public String target() {
            return uri.getRawPath();
        }

        @Override
        public List<String> fieldValues(String name) {
            return digest != null && name.equals("content-digest") ? List.of(digest) : List.of();
        }
    }
}
