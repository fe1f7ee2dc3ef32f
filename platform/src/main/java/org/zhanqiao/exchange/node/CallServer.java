package org.zhanqiao.exchange.node;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import io.vertx.sqlclient.SqlClient;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.client.Timing;
import org.zhanqiao.client.signature.ContentDigest;
import org.zhanqiao.demand.Mode;

/// One event loop's HTTP server. Reads requests whole, hands calls to [GovernedCall] and writes replies.
///
/// | path | answer |
/// |---|---|
/// | `POST /v1/services/SERVICE/query`, `/list`, `/verify` | a governed call |
/// | everything else | [PublicPaths] |
final class CallServer extends VerticleBase {

    private static final String CALLS = "/v1/services/";

    /// Bytes of a request's body.
    static final int MOST_BODY = 256 * 1024;

    /// Bytes of a body that is too large which are passed over so that its sender hears why; after them it hears
    /// nothing.
    private static final int MOST_DRAINED = 8 * 1024 * 1024;

    private static final byte[] NOTHING = new byte[0];

    private final ExchangeNode.Shared shared;
    private @Nullable SourceDoors doors;
    private @Nullable SqlClient control;

    CallServer(ExchangeNode.Shared shared) {
        this.shared = shared;
    }

    @Override
    public Future<?> start() {
        var options = shared.options();
        var opened = new SourceDoors(vertx, shared.sources(), shared.doors(), options.clock());
        doors = opened;
        var client = PgClients.open(
                vertx,
                options.databaseUrl().substring("jdbc:".length()),
                options.databaseUser(),
                options.databasePassword());
        control = client;
        var governed = new GovernedCall(shared.steps(), opened::door, client);
        var publicPaths = new PublicPaths(vertx, shared);
        return vertx.createHttpServer(httpOptions(options))
                .requestHandler(request -> receive(request, governed, publicPaths))
                .listen();
    }

    private HttpServerOptions httpOptions(NodeOptions options) {
        var http = new HttpServerOptions()
                .setHost(options.host())
                .setPort(shared.port())
                .setMaxHeaderSize(16 * 1024)
                .setMaxInitialLineLength(4 * 1024)
                .setIdleTimeout(60)
                .setTcpNoDelay(true);
        var certificate = options.certificate();
        if (certificate != null) {
            http.setSsl(true)
                    .setEnabledSecureTransportProtocols(Set.of("TLSv1.3", "TLSv1.2"))
                    .setKeyCertOptions(new PfxOptions()
                            .setPath(certificate.file().toString())
                            .setPassword(certificate.password()));
        }
        return http;
    }

    private void receive(HttpServerRequest request, GovernedCall governed, PublicPaths publicPaths) {
        var received = shared.options().clock().instant();
        var body = Buffer.buffer();
        var tooLarge = new boolean[1];
        var drained = new long[1];
        request.handler(chunk -> {
            if (tooLarge[0] || body.length() + chunk.length() > MOST_BODY) {
                tooLarge[0] = true;
                drained[0] += chunk.length();
                if (drained[0] > MOST_DRAINED) {
                    request.connection().close();
                }
            } else {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(_ -> {
            var target = CallTarget.find(request);
            if (target == null) {
                if (tooLarge[0]) {
                    problem(request, Refusal.BODY_TOO_LARGE.notice());
                } else {
                    publicPaths.answer(new Incoming(request, body.getBytes(), received));
                }
                return;
            }
            var reply = tooLarge[0]
                    ? governed.refuse(
                            new Incoming(request, NOTHING, received), target.service(), Refusal.BODY_TOO_LARGE)
                    : governed.serve(new Incoming(request, body.getBytes(), received), target.service(), target.mode());
            reply.onSuccess(written -> send(request, written));
        });
    }

    /// What a request line asks of which service.
    private record CallTarget(String service, Mode mode) {
        static @Nullable CallTarget find(HttpServerRequest request) {
            var path = request.path();
            if (path == null || !path.startsWith(CALLS) || !HttpMethod.POST.equals(request.method())) {
                return null;
            }
            int slash = path.indexOf('/', CALLS.length());
            var mode = slash < 0 ? null : GrantGate.mode(path.substring(slash + 1));
            return mode == null ? null : new CallTarget(path.substring(CALLS.length(), slash), mode);
        }
    }

    private void send(HttpServerRequest request, Reply reply) {
        var response = request.response();
        if (response.closed()) {
            return;
        }
        response.setStatusCode(reply.status())
                .putHeader(
                        "Content-Type",
                        reply.status() == 200 ? "application/json" : "application/problem+json; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Digest", ContentDigest.sha256(reply.body()))
                .putHeader(Timing.HEADER, timing(reply.times()));
        if (reply.receipt() != null) {
            response.putHeader(
                            org.zhanqiao.client.Receipt.ENTRY_HEADER,
                            reply.receipt().entry())
                    .putHeader(
                            org.zhanqiao.client.Receipt.HEADER, reply.receipt().header());
        }
        if (reply.retryLater()) {
            response.putHeader("Retry-After", "1");
        }
        response.end(Buffer.buffer(reply.body()));
    }

    private String timing(CallTimes times) {
        return new Timing(
                        times.received(),
                        times.asked(),
                        times.answered(),
                        shared.options().clock().instant())
                .header();
    }

    private void problem(HttpServerRequest request, Notice notice) {
        request.response()
                .setStatusCode(notice.status())
                .putHeader("Content-Type", "application/problem+json; charset=utf-8")
                .end(Buffer.buffer(shared.steps().writer().problem("", notice, null)));
    }

    @Override
    public Future<?> stop() {
        if (doors != null) {
            doors.close();
        }
        return control == null ? Future.succeededFuture() : control.close();
    }
}
