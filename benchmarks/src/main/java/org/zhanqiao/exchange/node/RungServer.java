package org.zhanqiao.exchange.node;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.audit.SubjectSalts;
import org.zhanqiao.demand.Mode;
import org.zhanqiao.identity.SecretBox;

/// A server of one rung, as a process of its own. Ends when its standard input ends; a line on it is answered with the
/// heap in use after a collection, in bytes.
public final class RungServer {

    private static final int LOOPS = 2;

    private RungServer() {}

    /// @param args rung, port, JDBC address of the control database, master key, data directory, caller, service
    public static void main(String[] args) throws Exception {
        var rung = Rung.valueOf(args[0]);
        var options = new NodeOptions(
                "bench",
                "127.0.0.1",
                Integer.parseInt(args[1]),
                LOOPS,
                args[2],
                "postgres",
                "",
                Path.of(args[4]),
                "zhanqiao.bench",
                SecretBox.of(args[3], new SecureRandom()),
                InstantSource.system(),
                ZoneId.of("Asia/Shanghai"),
                null,
                List.of());
        try (var _ = rung == Rung.EVIDENCE ? ExchangeNode.start(options) : start(rung, options, args[5], args[6])) {
            System.out.println("READY");
            obey();
        }
        System.exit(0);
    }

    private static void obey() throws IOException {
        int c = System.in.read();
        while (c >= 0) {
            if (c == '\n') {
                System.gc();
                var runtime = Runtime.getRuntime();
                System.out.println(runtime.totalMemory() - runtime.freeMemory());
            }
            c = System.in.read();
        }
    }

    /// The parts of a node up to a rung, put together as [ExchangeNode] does.
    private static AutoCloseable start(Rung rung, NodeOptions options, String caller, String service)
            throws InterruptedException {
        var random = new SecureRandom();
        var grants = new GrantBook();
        var sources = new SourceBook();
        var lease = new Lease(System::nanoTime);
        var disputes = new DisputeBook(new SubjectSalts(new byte[32], random));
        var keeper = new BookKeeper(options, grants, sources, disputes, lease, new Alone(), System::nanoTime, random);
        keeper.start();
        if (!keeper.awaitFirstLook(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the books could not be read");
        }
        var pageMark = new PageMark(new byte[32], random);
        var parts = new Parts(
                rung,
                options,
                sources,
                new CallerGate(grants, new ReplayGuard()),
                new GrantGate(grants, lease, pageMark),
                new Limits(() -> 1, new DayCounts(options.zone())),
                new Masking(pageMark, disputes),
                new AnswerWriter(options.zone()),
                new SourceDoors.Shared(),
                grants.plans(caller, service).getFirst(),
                new CallMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT)),
                random);
        var vertx = EventLoops.start(LOOPS);
        vertx.deployVerticle(() -> new Server(parts), new DeploymentOptions().setInstances(LOOPS))
                .await();
        return () -> {
            keeper.close();
            vertx.close().await();
        };
    }

    private record Parts(
            Rung rung,
            NodeOptions options,
            SourceBook sources,
            CallerGate callers,
            GrantGate gate,
            Limits limits,
            Masking masking,
            AnswerWriter writer,
            SourceDoors.Shared doors,
            Plan plan,
            CallMetrics metrics,
            SecureRandom random) {}

    /// No other node, no nonces to share.
    private static final class Alone implements BookKeeper.NodeLife {
        @Override
        public boolean tend(Connection connection, long epoch) {
            return true;
        }

        @Override
        public void connectionLost() {}
    }

    private static final class Server extends VerticleBase {
        private final Parts parts;
        private @Nullable SqlClient people;
        private @Nullable SourceDoors doors;

        Server(Parts parts) {
            this.parts = parts;
        }

        @Override
        public Future<?> start() {
            var source = Objects.requireNonNull(
                    parts.sources().find(parts.plan().definition.service().source()));
            people = PgClients.open(vertx, source.url(), source.username(), source.password(), 2, 2_000);
            doors = new SourceDoors(
                    vertx, parts.sources(), parts.doors(), parts.options().clock());
            return vertx.createHttpServer(new HttpServerOptions()
                            .setHost("127.0.0.1")
                            .setPort(parts.options().port())
                            .setMaxHeaderSize(16 * 1024)
                            .setTcpNoDelay(true))
                    .requestHandler(this::receive)
                    .listen();
        }

        private void receive(HttpServerRequest request) {
            var received = parts.options().clock().instant();
            var _ = request.body()
                    .compose(body -> answer(new Incoming(request, body.getBytes(), received)))
                    .onSuccess(bytes -> {
                        var _ = request.response()
                                .putHeader("Content-Type", "application/json")
                                .end(Buffer.buffer(bytes));
                    })
                    .onFailure(failure -> {
                        System.err.println(failure);
                        var _ = request.response().setStatusCode(500).end();
                    });
        }

        private Future<byte[]> answer(Incoming incoming) {
            return switch (parts.rung()) {
                case BARE -> read(incoming);
                case SIGNATURE -> {
                    parts.callers().identify(incoming);
                    yield read(incoming);
                }
                case GRANT, MASKS -> governed(incoming);
                case EVIDENCE -> throw new IllegalStateException("that is a whole node");
            };
        }

        /// The plan's own statement, asked directly.
        private Future<byte[]> read(Incoming incoming) {
            var request = RequestReader.read(Mode.QUERY, "application/json", incoming.body());
            var lookup = Objects.requireNonNull(
                    parts.plan().lookup(request.keys().getFirst().keySet()));
            var statement = Objects.requireNonNull(lookup.query());
            var tuple = Tuple.tuple();
            lookup.items()
                    .forEach(item -> tuple.addString(request.keys().getFirst().get(item)));
            statement.fixed().forEach(tuple::addString);
            return Objects.requireNonNull(people)
                    .preparedQuery(statement.sql())
                    .execute(tuple)
                    .map(this::plain);
        }

        private byte[] plain(RowSet<Row> rows) {
            var columns = parts.plan().definition.columns();
            int first = 1 + parts.plan().definition.service().subjects().size();
            return Json.object(json -> {
                json.writeArrayPropertyStart("rows");
                for (var row : rows) {
                    json.writeStartObject();
                    json.writeStringProperty("asOf", String.valueOf(row.getOffsetDateTime(0)));
                    json.writeObjectPropertyStart("data");
                    for (int i = 0; i < columns.size(); i++) {
                        json.writeStringProperty(columns.get(i).name(), row.getString(first + i));
                    }
                    json.writeEndObject();
                    json.writeEndObject();
                }
                json.writeEndArray();
            });
        }

        private Future<byte[]> governed(Incoming incoming) {
            var now = incoming.received();
            var caller = parts.callers().identify(incoming);
            var request = RequestReader.read(Mode.QUERY, "application/json", incoming.body());
            var plan = parts.gate().find(caller, parts.plan().service(), request, now);
            parts.gate().requireInForce(plan, now);
            var call = parts.gate().authorise(plan, request);
            parts.limits().admit(plan, now, System.nanoTime());
            return Objects.requireNonNull(doors).door(plan).ask(call).map(answer -> {
                parts.gate().confirm(plan, parts.options().clock().instant());
                var bytes = parts.rung() == Rung.MASKS
                        ? parts.writer().rows("", call, parts.masking().apply(call, answer), now)
                        : unmasked(plan, answer.rows());
                var ready = parts.options().clock().instant();
                parts.metrics()
                        .ended(
                                plan.service(),
                                "served",
                                "",
                                new CallTimes(now, answer.asked(), answer.answered(), ready),
                                ready);
                return bytes;
            });
        }

        private static byte[] unmasked(Plan plan, List<SourceRow> rows) {
            return Json.object(json -> {
                json.writeArrayPropertyStart("rows");
                for (var row : rows) {
                    json.writeStartObject();
                    json.writeStringProperty("asOf", String.valueOf(row.asOf()));
                    json.writeObjectPropertyStart("data");
                    for (int i = 0; i < row.values().length; i++) {
                        json.writeStringProperty(
                                plan.definition.columns().get(i).name(), row.values()[i]);
                    }
                    json.writeEndObject();
                    json.writeEndObject();
                }
                json.writeEndArray();
            });
        }

        @Override
        public Future<?> stop() {
            Objects.requireNonNull(doors).close();
            return Objects.requireNonNull(people).close();
        }
    }
}
