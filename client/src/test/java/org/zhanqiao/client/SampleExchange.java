package org.zhanqiao.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.client.signature.ContentDigest;
import org.zhanqiao.client.signature.Parsed;
import org.zhanqiao.client.signature.RequestParts;
import org.zhanqiao.client.signature.SignatureBase;
import org.zhanqiao.client.signature.SignatureInput;
import org.zhanqiao.client.signature.SigningKey;
import org.zhanqiao.client.signature.VerificationKey;
import org.zhanqiao.evidence.EvidenceLog;
import org.zhanqiao.evidence.LogKey;
import org.zhanqiao.evidence.LogOptions;
import org.zhanqiao.evidence.Logged;
import org.zhanqiao.evidence.VerifierKey;
import tools.jackson.databind.JsonNode;

/// A small exchange over real HTTP: it verifies signatures with the module's own verifying side, answers what a test
/// wrote down, and gives receipts of a real evidence log.
final class SampleExchange implements AutoCloseable {
    static final Timing TIMING = new Timing(
            Instant.parse("2026-11-01T00:00:00.000100Z"),
            Instant.parse("2026-11-01T00:00:00.000300Z"),
            Instant.parse("2026-11-01T00:00:00.004300Z"),
            Instant.parse("2026-11-01T00:00:00.004800Z"));

    private final LogKey logKey = LogKey.generate("exchange.example/evidence");
    private final Path logDirectory;
    private final EvidenceLog log;
    final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    final List<String> paths = new CopyOnWriteArrayList<>();
    final List<String> nonces = new CopyOnWriteArrayList<>();
    private final Map<String, VerificationKey> keys = new ConcurrentHashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private volatile Script script;

    SampleExchange(Script script) {
        this.script = script;
        try {
            logDirectory = Files.createTempDirectory("sample-exchange");
            log = EvidenceLog.open(logDirectory.resolve("log"), logKey, LogOptions.defaults(), InstantSource.system());
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /// What the exchange says to a call that came through with a good signature.
    interface Script {
        Said answer(String mode, JsonNode request);
    }

    /// An answer on its way; a test may bend each part.
    record Said(
            int status,
            String type,
            String body,
            Map<String, UnaryOperator<String>> headers,
            @Nullable String sentInstead) {
        static Said json(String body) {
            return new Said(200, "application/json", body, Map.of(), null);
        }

        static Said problem(int status, String type) {
            return new Said(status, "application/problem+json", """
                    {"type":"%s","title":"题","detail":"详","next":"下","titleEn":"t","detailEn":"d","nextEn":"n","call":"c-1"}""".formatted(type), Map.of(), null);
        }

        Said with(String header, String value) {
            return changing(header, "(?s).*", value);
        }

        /// A header that is sent otherwise than it would be; an empty one is not sent.
        Said changing(String header, String pattern, String instead) {
            var more = new HashMap<>(headers);
            more.put(header, value -> Pattern.compile(pattern).matcher(value).replaceFirst(instead));
            return new Said(status, type, body, more, sentInstead);
        }

        Said butSending(String other) {
            return new Said(status, type, body, headers, other);
        }
    }

    void say(Script next) {
        script = next;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    VerifierKey logKey() {
        return logKey.verifierKey();
    }

    void know(SigningKey key) {
        keys.put(key.keyId(), key.verificationKey());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        log.close();
        try (var files = Files.walk(logDirectory)) {
            files.sorted(Comparator.reverseOrder()).forEach(SampleExchange::delete);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            byte[] body = http.getRequestBody().readAllBytes();
            String refusal = refusal(http, body);
            String path = http.getRequestURI().getRawPath();
            paths.add(path);
            JsonNode request = Json.findObject(body.length == 0 ? "{}".getBytes(UTF_8) : body)
                    .orElseThrow();
            requests.add(request);
            Said said = refusal == null
                    ? script.answer(path.substring(path.lastIndexOf('/') + 1), request)
                    : new Said(
                            401,
                            "application/problem+json",
                            "{\"type\":\"urn:zhanqiao:refusal:bad-signature\",\"detailEn\":\"" + refusal + "\"}",
                            Map.of(),
                            null);
            send(http, said);
        }
    }

    private void send(HttpExchange http, Said said) throws IOException {
        byte[] committed = said.body().getBytes(UTF_8);
        String instead = said.sentInstead();
        byte[] sent = instead == null ? committed : instead.getBytes(UTF_8);
        var headers = http.getResponseHeaders();
        headers.set("Content-Type", said.type());
        headers.set("Content-Digest", ContentDigest.sha256(sent));
        headers.set(Timing.HEADER, TIMING.header());
        byte[] salt = "0123456789abcdef".getBytes(UTF_8);
        String call = Json.findObject(committed)
                .flatMap(json -> Json.findText(json, "call"))
                .orElse("");
        if (!call.isEmpty()) {
            String entry = "{\"call\":\"" + call + "\",\"answer\":\""
                    + Base64.getEncoder().encodeToString(Receipt.commitment(salt, committed)) + "\"}";
            headers.set(Receipt.ENTRY_HEADER, entry);
            headers.set(
                    Receipt.HEADER, receipt(log.append(entry.getBytes(UTF_8)).join(), salt));
        }
        said.headers().forEach((name, change) -> {
            var value = change.apply(Objects.requireNonNullElse(headers.getFirst(name), ""));
            if (value.isEmpty()) {
                headers.remove(name);
            } else {
                headers.set(name, value);
            }
        });
        http.sendResponseHeaders(said.status(), sent.length == 0 ? -1 : sent.length);
        http.getResponseBody().write(sent);
    }

    private static String receipt(Logged logged, byte[] salt) {
        var checkpoint = logged.checkpoint();
        return "log=\"%s\", size=\"%d\", root=\"%s\", signature=\"%s\", index=\"%d\", path=\"%s\", answer-salt=\"%s\", request-salt=\"%7$s\""
                .formatted(
                        checkpoint.origin(),
                        checkpoint.size(),
                        checkpoint.root().toBase64(),
                        checkpoint.signature(),
                        logged.index(),
                        new String(logged.proof().path().base64(), UTF_8),
                        Base64.getEncoder().encodeToString(salt));
    }

    private @Nullable String refusal(HttpExchange http, byte[] body) {
        var headers = http.getRequestHeaders();
        return switch (SignatureInput.parse(headers.getFirst("Signature-Input"), headers.getFirst("Signature"))) {
            case Parsed.Malformed(String reason, String _) -> reason;
            case Parsed.Valid(SignatureInput input) -> {
                var key = keys.get(String.valueOf(input.keyId()));
                if (key == null) {
                    yield "unknown key";
                }
                if (!input.covers("@method") || !input.covers("@path") || input.created() == null) {
                    yield "too little covered";
                }
                if (http.getRequestMethod().equals("POST")) {
                    var check = ContentDigest.check(headers.getFirst("Content-Digest"), body);
                    if (!input.covers("content-digest") || check != ContentDigest.Check.MATCHES) {
                        yield check.reason();
                    }
                }
                yield switch (SignatureBase.of(input, new Parts(http))) {
                    case SignatureBase.Impossible(String reason, String _) -> reason;
                    case SignatureBase.Built base ->
                        key.verify(base.bytes(), input.signature()) ? replay(input) : "wrong signature";
                };
            }
        };
    }

    private @Nullable String replay(SignatureInput input) {
        String nonce = String.valueOf(input.nonce());
        nonces.add(nonce);
        synchronized (seen) {
            return seen.add(nonce) ? null : "replay";
        }
    }

    private record Parts(HttpExchange http) implements RequestParts {
        @Override
        public String method() {
            return http.getRequestMethod();
        }

        @Override
        public String scheme() {
            return "http";
        }

        @Override
        public String authority() {
            return String.valueOf(http.getRequestHeaders().getFirst("Host"));
        }

        @Override
        public String target() {
            return http.getRequestURI().toString();
        }

        @Override
        public List<String> fieldValues(String name) {
            List<String> values = http.getRequestHeaders().get(name);
            return values == null ? new ArrayList<>() : values;
        }
    }
}
