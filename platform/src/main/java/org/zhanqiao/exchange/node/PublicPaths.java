package org.zhanqiao.exchange.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.io.InputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.client.signature.ContentDigest;
import org.zhanqiao.evidence.EvidenceUnavailable;
import org.zhanqiao.evidence.Hash;
import tools.jackson.databind.json.JsonMapper;

/// What a node answers beside governed calls.
///
/// | path | who | answer |
/// |---|---|---|
/// | `GET /health` | anybody | 200 while it may serve, 503 otherwise |
/// | `GET /metrics` | anybody on the management network | Prometheus text |
/// | `GET /v1/services` | a calling system | the services its grants allow |
/// | `GET /v1/services/SERVICE/openapi` | a calling system | the interface as its grants see it |
/// | `GET /evidence` | anybody | origin, key, size |
/// | `GET /evidence/checkpoint` | anybody | the signed checkpoint (C2SP tlog-checkpoint) |
/// | `GET /evidence/inclusion?index=&size=` | anybody | hashes that prove an entry is in the log |
/// | `GET /evidence/consistency?from=&to=` | anybody | hashes that prove nothing was changed since |
/// | `GET /evidence/entries/INDEX` | an auditor's system | entry and detail |
/// | `GET /evidence/segments` | an auditor's system | names and lengths of the segments |
/// | `GET /evidence/files/NAME` | an auditor's system | a raw file: `manifest`, `checkpoint` or a segment |
final class PublicPaths {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SERVICES = "/v1/services";
    private static final String FILES = "/evidence/files/";
    private static final String ENTRIES = "/evidence/entries/";

    /// Without those that end in a name.
    private static final Set<String> PATHS = Set.of(
            "/health",
            "/metrics",
            SERVICES,
            "/evidence",
            "/evidence/checkpoint",
            "/evidence/inclusion",
            "/evidence/consistency",
            "/evidence/segments");

    private static final int CHUNK = 64 * 1024;

    private final Vertx vertx;
    private final ExchangeNode.Shared shared;
    private final BiFunction<Incoming, TurnedAway, Future<Void>> turnAway;
    private final BiFunction<HttpServerRequest, Throwable, Future<Void>> failed;

    /// A request that has to be signed, and is refused.
    ///
    /// @param caller  who proved to have sent it; null where nobody did
    /// @param service which it was about; empty for none
    record TurnedAway(@Nullable Caller caller, String service, Stop.Refused refusal) {}

    /// @param turnAway answers what was refused, with evidence
    /// @param failed   the last resort for what nobody foresaw
    PublicPaths(
            Vertx vertx,
            ExchangeNode.Shared shared,
            BiFunction<Incoming, TurnedAway, Future<Void>> turnAway,
            BiFunction<HttpServerRequest, Throwable, Future<Void>> failed) {
        this.vertx = vertx;
        this.shared = shared;
        this.turnAway = turnAway;
        this.failed = failed;
    }

    void answer(Incoming incoming) {
        var request = incoming.request();
        try {
            var path = String.valueOf(request.path());
            if (isCall(path)) {
                request.response().putHeader(HttpHeaders.ALLOW, "POST");
                throw new Stop.Refused(Refusal.METHOD_NOT_ALLOWED);
            }
            if (!HttpMethod.GET.equals(request.method())) {
                if (!isKnown(path)) {
                    throw new Stop.Refused(Refusal.UNKNOWN_PATH);
                }
                request.response().putHeader(HttpHeaders.ALLOW, "GET");
                throw new Stop.Refused(Refusal.METHOD_NOT_ALLOWED);
            }
            route(incoming, request, path);
        } catch (Stop.Refused refused) {
            problem(request, refused.reason.notice(), refused.detail);
        } catch (Stop.Unavailable unavailable) {
            problem(request, unavailable.cause.notice(), null);
        }
    }

    /// Whether a call could be made here; one that came to this class was not made with POST.
    private static boolean isCall(String path) {
        return path.startsWith(SERVICES + "/") && GrantGate.mode(path.substring(path.lastIndexOf('/') + 1)) != null;
    }

    private static boolean isKnown(String path) {
        return PATHS.contains(path)
                || path.startsWith(ENTRIES)
                || path.startsWith(FILES)
                || (path.startsWith(SERVICES + "/") && path.endsWith("/openapi"));
    }

    private void route(Incoming incoming, HttpServerRequest request, String path) {
        switch (path) {
            case "/health" -> {
                boolean up = shared.lease().held();
                plain(request, up ? 200 : 503, "application/json", "{\"status\":\"" + (up ? "up" : "down") + "\"}");
            }
            case "/metrics" ->
                plain(
                        request,
                        200,
                        "text/plain; version=0.0.4",
                        shared.metrics().scrape());
            case SERVICES -> signed(incoming, "", caller -> json(request, Map.of("services", services(caller))));
            case "/evidence" -> json(request, about());
            case "/evidence/checkpoint" ->
                plain(
                        request,
                        200,
                        "text/plain; charset=utf-8",
                        shared.log().checkpoint().note());
            case "/evidence/inclusion" -> later(request, () -> inclusion(request));
            case "/evidence/consistency" -> later(request, () -> consistency(request));
            case "/evidence/segments" ->
                auditor(
                        incoming,
                        () -> json(request, Map.of("segments", shared.log().segments())));
            default -> named(incoming, request, path);
        }
    }

    private void named(Incoming incoming, HttpServerRequest request, String path) {
        if (path.startsWith(ENTRIES)) {
            auditor(incoming, () -> entry(request, number(path.substring(ENTRIES.length()))));
        } else if (path.startsWith(FILES)) {
            auditor(incoming, () -> file(request, path.substring(FILES.length())));
        } else if (path.startsWith(SERVICES + "/") && path.endsWith("/openapi")) {
            var service = path.substring(SERVICES.length() + 1, path.length() - "/openapi".length());
            signed(incoming, service, caller -> {
                var plans = shared.grants().plans(caller.system(), service);
                if (plans.isEmpty()) {
                    throw new Stop.Refused(Refusal.NO_GRANT);
                }
                json(
                        request,
                        OpenApiDocument.of(
                                plans.stream().map(plan -> plan.definition).toList(), here(request)));
            });
        } else {
            throw new Stop.Refused(Refusal.UNKNOWN_PATH);
        }
    }

    /// Answers who proved to have sent the request. Who did not, or may not have the answer, leaves evidence.
    private void signed(Incoming incoming, String service, Consumer<Caller> answer) {
        @Nullable Caller caller = null;
        try {
            caller = shared.steps().callerGate().identify(incoming);
            answer.accept(caller);
        } catch (Stop.Refused refused) {
            var _ = turnAway.apply(incoming, new TurnedAway(caller, service, refused));
        }
    }

    private void auditor(Incoming incoming, Runnable answer) {
        signed(incoming, "", caller -> {
            if (!caller.key().auditor) {
                throw new Stop.Refused(Refusal.AUDITORS_ONLY);
            }
            answer.run();
        });
    }

    private void entry(HttpServerRequest request, long index) {
        later(request, () -> {
            if (index >= shared.log().size()) {
                throw new Stop.Refused(
                        Refusal.MALFORMED_REQUEST, "存证日志还没有这个序号", "the log has no entry of that index yet");
            }
            var entry = shared.log().entry(index);
            return Map.of("index", index, "data", entry.data(), "detail", entry.detail());
        });
    }

    /// The addresses this node was told; else that by which the caller found it, which only the caller vouches for.
    private List<String> here(HttpServerRequest request) {
        if (!shared.options().addresses().isEmpty()) {
            return shared.options().addresses();
        }
        var authority = request.authority();
        return authority == null ? List.of() : List.of(request.scheme() + "://" + authority);
    }

    private List<Map<String, Object>> services(Caller caller) {
        return shared.grants().plansOf(caller.system()).stream()
                .map(plan -> {
                    var terms = plan.definition;
                    Map<String, Object> service = new LinkedHashMap<>();
                    service.put("service", terms.service().code());
                    service.put("title", terms.service().title());
                    service.put("grant", terms.grant());
                    service.put("purpose", terms.purpose());
                    service.put(
                            "modes",
                            terms.modes().stream().map(m -> m.text()).sorted().toList());
                    service.put("lookupKeys", terms.lookupKeys());
                    service.put(
                            "fields",
                            terms.columns().stream().map(c -> c.name()).toList());
                    service.put(
                            "verifiable",
                            terms.verifiable().stream().map(c -> c.name()).toList());
                    service.put("caseRequired", terms.caseRequired());
                    service.put("notAfter", terms.notAfter().toString());
                    return service;
                })
                .toList();
    }

    private Map<String, Object> about() {
        return Map.of(
                "origin", shared.logKey().verifierKey().name(),
                "key", shared.logKey().verifierKey().toString(),
                "size", shared.log().size());
    }

    private Map<String, Object> inclusion(HttpServerRequest request) {
        long size = number(request.getParam("size"));
        long index = number(request.getParam("index"));
        if (size > shared.log().size() || index >= size) {
            throw new Stop.Refused(
                    Refusal.MALFORMED_REQUEST, "存证日志在该大小下没有这个序号", "the log has no such index at that size");
        }
        return Map.of(
                "index",
                index,
                "size",
                size,
                "hashes",
                hashes(shared.log().inclusionProof(index, size).path().hashes()));
    }

    private Map<String, Object> consistency(HttpServerRequest request) {
        long from = number(request.getParam("from"));
        long to = number(request.getParam("to"));
        if (to > shared.log().size() || from > to) {
            throw new Stop.Refused(Refusal.MALFORMED_REQUEST, "存证日志没有过这样的大小", "the log has not had these sizes");
        }
        return Map.of(
                "from",
                from,
                "to",
                to,
                "hashes",
                hashes(shared.log().consistencyProof(from, to).path().hashes()));
    }

    private static List<String> hashes(List<Hash> hashes) {
        return hashes.stream().map(Hash::toBase64).toList();
    }

    private static long number(@Nullable String text) {
        if (text == null || !text.matches("\\d{1,18}")) {
            throw new Stop.Refused(
                    Refusal.MALFORMED_REQUEST,
                    "index、size、from、to 应为非负整数",
                    "index, size, from and to are whole numbers");
        }
        return Long.parseLong(text);
    }

    /// Proofs read the disk, which an event loop must not.
    private void later(HttpServerRequest request, Callable<Object> work) {
        vertx.executeBlocking(work, false)
                .onSuccess(value -> json(request, value))
                .onFailure(failure -> unanswered(request, failure));
    }

    private void unanswered(HttpServerRequest request, Throwable failure) {
        switch (failure) {
            case Stop.Refused refused -> problem(request, refused.reason.notice(), refused.detail);
            case EvidenceUnavailable _ -> problem(request, Outage.EVIDENCE_UNAVAILABLE.notice(), null);
            default -> {
                var _ = failed.apply(request, failure);
            }
        }
    }

    private void file(HttpServerRequest request, String name) {
        if (!name.matches("manifest|checkpoint|segment-\\d{20}")) {
            throw new Stop.Refused(Refusal.UNKNOWN_PATH);
        }
        vertx.executeBlocking(() -> shared.log().source().find(name), false)
                .onSuccess(found -> found.ifPresentOrElse(
                        file -> send(request, file), () -> problem(request, Refusal.UNKNOWN_PATH.notice(), null)))
                .onFailure(failure -> unanswered(request, failure));
    }

    /// A file that breaks off closes the connection, so that nobody takes the part for the whole.
    private void send(HttpServerRequest request, InputStream file) {
        var response = request.response().setChunked(true).putHeader("Content-Type", "application/octet-stream");
        vertx.executeBlocking(
                        () -> {
                            try (file) {
                                var chunk = new byte[CHUNK];
                                for (int n = file.read(chunk); n > 0; n = file.read(chunk)) {
                                    var _ = response.write(Buffer.buffer(Arrays.copyOf(chunk, n)))
                                            .toCompletionStage()
                                            .toCompletableFuture()
                                            .get();
                                }
                                return true;
                            }
                        },
                        false)
                .onSuccess(_ -> response.end())
                .onFailure(_ -> request.connection().close());
    }

    private static void json(HttpServerRequest request, Object value) {
        var body = JSON.writeValueAsBytes(value);
        request.response()
                .setStatusCode(200)
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Digest", ContentDigest.sha256(body))
                .putHeader("Cache-Control", "no-store")
                .end(Buffer.buffer(body));
    }

    private void problem(HttpServerRequest request, Notice notice, @Nullable Detail detail) {
        request.response()
                .setStatusCode(notice.status())
                .putHeader("Content-Type", "application/problem+json; charset=utf-8")
                .end(Buffer.buffer(shared.steps().writer().problem("", notice, detail)));
    }

    private static void plain(HttpServerRequest request, int status, String type, String text) {
        request.response().setStatusCode(status).putHeader("Content-Type", type).end(text);
    }
}
