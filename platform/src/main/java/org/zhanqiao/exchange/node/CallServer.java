package org.zhanqiao.exchange.node;

import io.netty.util.AsciiString;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import io.vertx.sqlclient.SqlClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(CallServer.class);

    private static final String CALLS = "/v1/services/";

    // Encoded once, not an answer.
    private static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    private static final CharSequence PROBLEM = HttpHeaders.createOptimized("application/problem+json; charset=utf-8");
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence CONTENT_DIGEST = HttpHeaders.createOptimized("Content-Digest");
    private static final CharSequence TIMING = HttpHeaders.createOptimized(Timing.HEADER);
    private static final CharSequence ENTRY = HttpHeaders.createOptimized(org.zhanqiao.client.Receipt.ENTRY_HEADER);
    private static final CharSequence RECEIPT = HttpHeaders.createOptimized(org.zhanqiao.client.Receipt.HEADER);

    /// Bytes of a request's body.
    static final int MOST_BODY = 256 * 1024;

    /// Bytes of a body that is too large which are passed over so that its sender, who may read only after writing,
    /// hears why; after them it is answered and the connection closed.
    private static final int MOST_DRAINED = 8 * 1024 * 1024;

    /// For a whole request to arrive.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long LOOK_MILLIS = 1_000;

    /// The share of the heap that bodies on their way in may hold, over all event loops.
    private static final int ROOM_SHARE = 8;

    /// For one statement on the platform's own database.
    private static final int CONTROL_LIMIT_MILLIS = 5_000;

    private static final int CONTROL_CONNECTIONS = 2;

    private static final byte[] NOTHING = new byte[0];

    private final ExchangeNode.Shared shared;
    private final Intake intake;
    private @Nullable SourceDoors doors;
    private @Nullable SqlClient control;

    CallServer(ExchangeNode.Shared shared) {
        this.shared = shared;
        long room =
                Runtime.getRuntime().maxMemory() / ROOM_SHARE / shared.options().eventLoops();
        this.intake = new Intake(room, PATIENCE.toNanos());
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
                options.databasePassword(),
                CONTROL_CONNECTIONS,
                CONTROL_LIMIT_MILLIS);
        control = client;
        var governed =
                new GovernedCall(shared.steps(), opened::door, client, task -> context.runOnContext(_ -> task.run()));
        var publicPaths = new PublicPaths(
                vertx,
                shared,
                (incoming, away) -> answer(
                        incoming.request(), governed.turnAway(incoming, away.caller(), away.service(), away.refusal())),
                this::failed);
        vertx.setPeriodic(LOOK_MILLIS, _ -> intake.dismissLate(System.nanoTime()));
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
                .setTcpNoDelay(true)
                // On io_uring one in a thousand answers of HTTP/2 in clear text never left (Netty 4.2.18).
                .setHttp2ClearTextEnabled(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false);
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

    /// One request on its way in. Its body is kept up to [#MOST_BODY]; at the byte that is too much, or
    /// that there is no room for, it is turned away, whatever its path, and its evidence written, whatever
    /// its sender does next. The answer waits for the sender to finish, but for no more than
    /// [#MOST_DRAINED] and no longer than [#PATIENCE].
    private final class Reception implements Intake.Guest {

        private final HttpServerRequest request;
        private final GovernedCall governed;
        private final PublicPaths publicPaths;
        private final Instant received;
        private @Nullable Buffer body;
        private @Nullable Future<Reply> turnedAway;
        private long drained;
        private boolean answered;

        Reception(HttpServerRequest request, GovernedCall governed, PublicPaths publicPaths) {
            this.request = request;
            this.governed = governed;
            this.publicPaths = publicPaths;
            this.received = shared.options().clock().instant();
            intake.enter(this, System.nanoTime());
        }

        void chunk(Buffer chunk) {
            if (turnedAway == null && held() + chunk.length() > MOST_BODY) {
                turnAway(new Stop.Refused(Refusal.BODY_TOO_LARGE));
            }
            if (turnedAway == null && !intake.hold(chunk.length())) {
                turnAway(new Stop.Unavailable(Outage.NODE_BUSY));
            }
            if (turnedAway == null) {
                body = body == null ? chunk : body.appendBuffer(chunk);
                return;
            }
            drained += chunk.length();
            if (drained > MOST_DRAINED) {
                answerAndClose(turnedAway);
            }
        }

        private int held() {
            return body == null ? 0 : body.length();
        }

        private Future<Reply> turnAway(Stop stop) {
            var target = CallTarget.find(request);
            var reply = governed.turnAway(
                    new Incoming(request, NOTHING, received), null, target == null ? "" : target.service(), stop);
            intake.forget(held());
            body = null;
            turnedAway = reply;
            return reply;
        }

        private void answerAndClose(Future<Reply> reply) {
            leave();
            if (!answered) {
                answered = true;
                request.pause();
                answer(request, reply).onComplete(_ -> request.connection().close());
            }
        }

        @Override
        public void late() {
            guarded(
                    request,
                    () -> answerAndClose(
                            turnedAway == null ? turnAway(new Stop.Refused(Refusal.BODY_TOO_SLOW)) : turnedAway));
        }

        void leave() {
            intake.leave(this, held());
        }

        void end() {
            leave();
            if (turnedAway != null) {
                if (!answered) {
                    answered = true;
                    answer(request, turnedAway);
                }
                return;
            }
            var target = CallTarget.find(request);
            var incoming = new Incoming(request, body == null ? NOTHING : body.getBytes(), received);
            if (target == null && HttpMethod.POST.equals(request.method()) && isBelowCalls(request)) {
                answer(request, governed.refuse(incoming, Refusal.UNKNOWN_PATH));
            } else if (target == null) {
                publicPaths.answer(incoming);
            } else {
                answer(request, governed.serve(incoming, target.service(), target.mode()));
            }
        }
    }

    /// Where calls are made; one in a mode that does not exist is refused like any other, with evidence.
    private static boolean isBelowCalls(HttpServerRequest request) {
        var path = request.path();
        return path != null && path.startsWith(CALLS) && !path.endsWith("/openapi");
    }

    private void receive(HttpServerRequest request, GovernedCall governed, PublicPaths publicPaths) {
        guarded(request, () -> {
            var reception = new Reception(request, governed, publicPaths);
            request.handler(chunk -> guarded(request, () -> reception.chunk(chunk)));
            request.endHandler(_ -> guarded(request, reception::end));
            request.exceptionHandler(_ -> reception.leave());
        });
    }

    private void guarded(HttpServerRequest request, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            failed(request, e);
        }
    }

    /// Completes when the answer has been written, or cannot be.
    private Future<Void> answer(HttpServerRequest request, Future<Reply> reply) {
        return reply.compose(written -> send(request, written)).recover(failure -> failed(request, failure));
    }

    /// The last resort where an answer cannot be made: what failed is counted and named in the log by its class, since
    /// a message may repeat a value, and the caller gets a number to speak of.
    private Future<Void> failed(HttpServerRequest request, Throwable failure) {
        var steps = shared.steps();
        var number = CallId.next(steps.random());
        steps.metrics().failed();
        LOG.error("request {} failed inside: {}", number, failure.getClass().getName());
        var response = request.response();
        if (response.closed() || response.ended()) {
            return Future.failedFuture(failure);
        }
        if (response.headWritten()) {
            return request.connection().close();
        }
        response.headers().clear();
        var notice = Outage.INTERNAL.notice();
        return response.setStatusCode(notice.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, PROBLEM)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .end(Buffer.buffer(steps.writer().problem(number, notice, null)));
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

    private Future<Void> send(HttpServerRequest request, Reply reply) {
        var response = request.response();
        if (response.closed()) {
            return Future.succeededFuture();
        }
        boolean served = reply.status() == 200;
        if (!served) {
            response.setStatusCode(reply.status());
        }
        var headers = response.headers()
                .add(HttpHeaders.CONTENT_TYPE, served ? JSON : PROBLEM)
                .add(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .add(CONTENT_DIGEST, ascii(ContentDigest.sha256(reply.body())))
                .add(TIMING, ascii(timing(reply.times())));
        if (reply.receipt() != null) {
            headers.add(ENTRY, reply.receipt().entry())
                    .add(RECEIPT, reply.receipt().header());
        }
        if (reply.retryAfter() > 0) {
            headers.add(HttpHeaders.RETRY_AFTER, Long.toString(reply.retryAfter()));
        }
        return response.end(Buffer.buffer(reply.body()));
    }

    /// As the bytes that are sent, which Netty looks through and copies faster than a string.
    private static AsciiString ascii(String text) {
        return new AsciiString(text.getBytes(StandardCharsets.ISO_8859_1), false);
    }

    private String timing(CallTimes times) {
        return new Timing(
                        times.received(),
                        times.asked(),
                        times.answered(),
                        shared.options().clock().instant())
                .header();
    }

    @Override
    public Future<?> stop() {
        if (doors != null) {
            doors.close();
        }
        return control == null ? Future.succeededFuture() : control.close();
    }
}
