package org.zhanqiao.audit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhanqiao.evidence.EvidenceLog;
import org.zhanqiao.evidence.Hash;
import tools.jackson.databind.json.JsonMapper;

/// Answers for a real log over HTTP as an exchange node does, or lies as it is told to.
final class FakeNode implements AutoCloseable {

    /// How it lies.
    enum Lie {
        NONE,
        /// One bit of the first hash of every proof is turned.
        TURNED_HASH,
        /// The checkpoint claims one entry more than was signed.
        ALTERED_CHECKPOINT,
        GARBAGE,
        ENDLESS,
        /// Says that it has no proofs.
        WITHHELD,
        BROKEN
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpServer server;
    volatile EvidenceLog log;
    volatile Lie lie = Lie.NONE;

    FakeNode(EvidenceLog log) {
        this.log = log;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/evidence", this::answer);
        server.start();
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        if (lie == Lie.BROKEN) {
            send(exchange, 503, "{}");
        } else if (path.equals("/evidence")) {
            send(
                    exchange,
                    200,
                    JSON.writeValueAsString(Map.of("origin", log.checkpoint().origin())));
        } else if (lie == Lie.GARBAGE) {
            send(exchange, 200, "<html>welcome</html>");
        } else if (lie == Lie.ENDLESS) {
            send(exchange, 200, "x".repeat(1_000_000));
        } else if (path.equals("/evidence/checkpoint")) {
            send(exchange, 200, checkpoint());
        } else {
            prove(exchange, path);
        }
    }

    private String checkpoint() {
        var checkpoint = log.checkpoint();
        return lie == Lie.ALTERED_CHECKPOINT
                ? checkpoint.note().replace("\n" + checkpoint.size() + "\n", "\n" + (checkpoint.size() + 1) + "\n")
                : checkpoint.note();
    }

    private void prove(HttpExchange exchange, String path) throws IOException {
        var query = query(exchange);
        try {
            if (lie == Lie.WITHHELD) {
                throw new IndexOutOfBoundsException();
            }
            var hashes = path.equals("/evidence/inclusion")
                    ? log.inclusionProof(number(query, "index"), number(query, "size"))
                            .path()
                            .hashes()
                    : log.consistencyProof(number(query, "from"), number(query, "to"))
                            .path()
                            .hashes();
            send(exchange, 200, JSON.writeValueAsString(Map.of("hashes", texts(hashes))));
        } catch (IndexOutOfBoundsException _) {
            send(exchange, 400, "{}");
        }
    }

    private List<String> texts(List<Hash> hashes) {
        var texts = new ArrayList<>(hashes.stream().map(Hash::toBase64).toList());
        if (lie == Lie.TURNED_HASH && !texts.isEmpty()) {
            var bytes = hashes.getFirst().bytes();
            bytes[0] ^= 1;
            texts.set(0, Hash.of(bytes).toBase64());
        }
        return texts;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = new HashMap<String, String>();
        for (var pair : exchange.getRequestURI().getQuery().split("&", -1)) {
            var parts = pair.split("=", 2);
            query.put(parts[0], parts[1]);
        }
        return query;
    }

    private static long number(Map<String, String> query, String name) {
        return Long.parseLong(query.getOrDefault(name, ""));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
