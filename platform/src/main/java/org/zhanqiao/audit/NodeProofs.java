package org.zhanqiao.audit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.zhanqiao.audit.ProofUnavailable.Why;
import org.zhanqiao.evidence.ConsistencyProof;
import org.zhanqiao.evidence.Hash;
import org.zhanqiao.evidence.InclusionProof;
import org.zhanqiao.evidence.ProofPath;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks the nodes over HTTP. Which node keeps which log, each says itself; a wrong answer to that leads to a proof that
/// does not verify, never to one that does.
final class NodeProofs implements ProofSource, AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int LARGEST_ANSWER = 64 * 1024;

    private final List<URI> nodes;
    private final Map<String, URI> byOrigin = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /// @param nodes base addresses, such as `http://localhost:8090`
    NodeProofs(List<URI> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    @Override
    public String checkpoint(IndexedLog log) throws ProofUnavailable {
        return ask(log, "/evidence/checkpoint");
    }

    @Override
    public InclusionProof inclusion(IndexedLog log, long index, long size) throws ProofUnavailable {
        var path = path(ask(log, "/evidence/inclusion?index=" + index + "&size=" + size));
        return new InclusionProof(index, size, path);
    }

    @Override
    public ConsistencyProof consistency(IndexedLog log, long from, long to) throws ProofUnavailable {
        var path = path(ask(log, "/evidence/consistency?from=" + from + "&to=" + to));
        return new ConsistencyProof(from, to, path);
    }

    private static ProofPath path(String answer) throws ProofUnavailable {
        try {
            var hashes = json(answer)
                    .path("hashes")
                    .valueStream()
                    .map(node -> Hash.fromBase64(node.asString()))
                    .toList();
            return ProofPath.of(hashes);
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ProofUnavailable(Why.GARBLED, "the hashes of the proof are no hashes");
        }
    }

    private static JsonNode json(String answer) throws ProofUnavailable {
        try {
            return JSON.readTree(answer);
        } catch (JacksonException e) {
            throw new ProofUnavailable(Why.GARBLED, "the answer is not JSON");
        }
    }

    private String ask(IndexedLog log, String path) throws ProofUnavailable {
        var node = nodeOf(log.origin());
        try {
            return get(node, path);
        } catch (ProofUnavailable e) {
            if (e.why() == Why.UNREACHABLE) {
                byOrigin.remove(log.origin());
            }
            throw e;
        }
    }

    private URI nodeOf(String origin) throws ProofUnavailable {
        var known = byOrigin.get(origin);
        if (known != null) {
            return known;
        }
        for (var node : nodes) {
            if (keeps(node, origin)) {
                byOrigin.put(origin, node);
                return node;
            }
        }
        throw new ProofUnavailable(Why.UNREACHABLE, "no node answers for the log " + origin);
    }

    private boolean keeps(URI node, String origin) {
        try {
            return json(get(node, "/evidence")).path("origin").asString("").equals(origin);
        } catch (ProofUnavailable _) {
            return false;
        }
    }

    private String get(URI node, String path) throws ProofUnavailable {
        var request = HttpRequest.newBuilder(URI.create(node + path))
                .timeout(PATIENCE)
                .build();
        try {
            var answer = client.send(
                    request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_ANSWER));
            if (answer.statusCode() == 200) {
                return answer.body();
            }
            throw new ProofUnavailable(
                    answer.statusCode() / 100 == 4 ? Why.REFUSED : Why.UNREACHABLE,
                    "the node answered " + answer.statusCode());
        } catch (IOException e) {
            throw new ProofUnavailable(Why.UNREACHABLE, "the node does not answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProofUnavailable(Why.UNREACHABLE, "interrupted");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
