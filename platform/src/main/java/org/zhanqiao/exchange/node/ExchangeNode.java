package org.zhanqiao.exchange.node;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.modulith.NamedInterface;
import org.zhanqiao.audit.DerivedKeys;
import org.zhanqiao.audit.SendingTimes;
import org.zhanqiao.audit.SubjectSalts;
import org.zhanqiao.evidence.EvidenceLog;
import org.zhanqiao.evidence.LogKey;
import org.zhanqiao.evidence.LogOptions;

/// A data-plane node: the HTTP server of governed calls with its books and its evidence log. Plain Java; a city
/// starts as many as it needs.
@NamedInterface("node")
public final class ExchangeNode implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeNode.class);

    private final Vertx vertx;
    private final BookKeeper keeper;
    private final EvidenceLog log;
    private final Shared shared;

    /// What the event loops of a node share.
    record Shared(
            NodeOptions options,
            SourceBook sources,
            SourceDoors.Shared doors,
            GrantBook grants,
            GovernedCall.Steps steps,
            EvidenceLog log,
            LogKey logKey,
            Lease lease,
            PrometheusMeterRegistry metrics,
            int port) {}

    private ExchangeNode(Vertx vertx, BookKeeper keeper, EvidenceLog log, Shared shared) {
        this.vertx = vertx;
        this.keeper = keeper;
        this.log = log;
        this.shared = shared;
    }

    /// Starts a node and returns when it serves.
    ///
    /// @throws IllegalStateException saying what stands in the way
    public static ExchangeNode start(NodeOptions options) {
        int port = freePort(options.host(), options.port());
        var random = new SecureRandom();
        var directory = options.dataDir().resolve("evidence").resolve(options.id());
        var logKey = logKey(options, directory);
        var log = EvidenceLog.open(directory, logKey, LogOptions.defaults(), options.clock());
        if (log.cutBytes() > 0) {
            LOG.warn(
                    "evidence of {}: {} bytes of an unfinished write were cut off; no call was answered on them",
                    options.id(),
                    log.cutBytes());
        }
        var replays = new ReplayGuard();
        RecentNonces.remember(
                log, replays, CallerGate.oldestAccepted(options.clock().instant()));
        var counts = new DayCounts(options.zone());
        var sendings = new SendingTimes();
        var registry = new NodeRegistry(
                options.id(),
                logKey.verifierKey().name(),
                logKey.verifierKey().toString(),
                replays,
                counts,
                sendings,
                options.clock());
        var grants = new GrantBook();
        var sources = new SourceBook();
        var lease = new Lease(System::nanoTime);
        var salts = new SubjectSalts(DerivedKeys.current(options.box(), DerivedKeys.SUBJECT), random);
        var disputes = new DisputeBook(salts);
        var keeper = new BookKeeper(options, grants, sources, disputes, lease, registry, System::nanoTime, random);
        var pageMark = new PageMark(DerivedKeys.current(options.box(), "page-mark"), random);
        var metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Gauge.builder("zhanqiao.evidence.cut.bytes", log, EvidenceLog::cutBytes)
                .description("Bytes of an unfinished write that were cut off the evidence log when the node started")
                .register(metrics);
        var steps = new GovernedCall.Steps(
                new CallerGate(grants, replays),
                new GrantGate(grants, lease, pageMark),
                new Limits(registry::servingNodes, counts),
                registry,
                new Masking(pageMark, disputes),
                new AnswerWriter(options.zone()),
                salts,
                new EvidenceDesk(
                        log,
                        options.id(),
                        DerivedKeys.current(options.box(), DerivedKeys.CASE),
                        DerivedKeys.current(options.box(), DerivedKeys.PURPOSE)),
                new CallMetrics(metrics),
                sendings,
                new RateMeter(),
                new AtomicLong(),
                options.clock(),
                random);
        var vertx = EventLoops.start(options.eventLoops());
        var shared = new Shared(
                options, sources, new SourceDoors.Shared(), grants, steps, log, logKey, lease, metrics, port);
        var node = new ExchangeNode(vertx, keeper, log, shared);
        try {
            keeper.start();
            if (!keeper.awaitFirstLook(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "the control database could not be read within 60 s, or another node does not answer");
            }
            node.deploy();
            return node;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            node.close();
            throw new IllegalStateException("interrupted while starting", e);
        } catch (RuntimeException e) {
            node.close();
            throw e;
        }
    }

    private void deploy() {
        await(vertx.deployVerticle(
                        () -> new CallServer(shared),
                        new DeploymentOptions().setInstances(shared.options().eventLoops()))
                .toCompletionStage()
                .toCompletableFuture());
    }

    /// All loops share one port, so one that is free has to be known before the first of them listens; and one that is
    /// not is told from other faults more clearly here than by each transport in its own words.
    private static int freePort(String host, int wanted) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, wanted));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException("port " + wanted + " cannot be listened on", e);
        }
    }

    private static LogKey logKey(NodeOptions options, Path directory) {
        var file = options.dataDir().resolve("keys").resolve("evidence-" + options.id() + ".key");
        try {
            if (Files.exists(file)) {
                return LogKey.load(file);
            }
            if (Files.exists(directory)) {
                throw new EvidenceKeyMissing(options.id(), file);
            }
            Files.createDirectories(file.getParent());
            var key = LogKey.generate(options.origin() + "/exchange/" + options.id());
            key.save(file);
            return key;
        } catch (IOException e) {
            throw new IllegalStateException("the key of the evidence log cannot be read or written", e);
        }
    }

    private static void await(CompletableFuture<?> future) {
        try {
            future.get(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the node's HTTP server did not start or stop", e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("took longer than 30 s", e);
        }
    }

    public int port() {
        return shared.port();
    }

    /// Where it listens, as seen from this machine.
    public URI address() {
        return URI.create(shared.options().scheme() + "://localhost:" + shared.port());
    }

    /// The key outsiders verify this node's evidence with.
    public String logVerifierKey() {
        return shared.logKey().verifierKey().toString();
    }

    /// The node's log, for the index that is built from it.
    public EvidenceLog log() {
        return log;
    }

    /// Grants in force here.
    public int grants() {
        return shared.grants().size();
    }

    /// Whether a grant has arrived here.
    boolean knows(String grant) {
        return shared.grants().find(grant) != null;
    }

    /// What Prometheus scrapes.
    public String metrics() {
        return shared.metrics().scrape();
    }

    @Override
    public void close() {
        keeper.close();
        await(vertx.close().toCompletionStage().toCompletableFuture());
        log.close();
    }
}
