package org.zhanqiao.exchange;

import java.io.IOException;
import java.net.UnknownHostException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/// Tries whether a source can be reached and lets the account in. Bounded in time and in how many go on at once; no
/// value is read, and of an error nothing is told but its kind and its SQLSTATE or HTTP status.
@Component
class SourceTrials implements AutoCloseable {

    /// Whatever the other side does, a test has ended by then.
    static final Duration LONGEST = Duration.ofSeconds(10);

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int AT_ONCE = 8;

    private final SourceHosts hosts;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SourceTrials(SourceHosts hosts) {
        this.hosts = hosts;
    }

    /// Tries a source whose address [SourceAddress] lets pass.
    TrialOutcome run(SourceDefinition definition) {
        if (!(SourceAddress.read(definition.kind(), definition.url()) instanceof SourceAddress.Endpoint(String host))) {
            return failed(SourceFault.FORBIDDEN_HOST);
        }
        return within(() -> {
            if (!hosts.mayConnect(host)) {
                return failed(SourceFault.FORBIDDEN_HOST);
            }
            return definition.kind() == SourceKind.HTTP ? askInterface(definition) : askDatabase(definition);
        });
    }

    /// The same for a source that came with the platform, wherever it is.
    TrialOutcome runOwn(SourceDefinition definition) {
        return within(() -> definition.kind() == SourceKind.HTTP ? askInterface(definition) : askDatabase(definition));
    }

    /// Why a source may not be at a host, as far as its name tells now; empty when it may, or the name means nothing
    /// yet.
    Optional<SourceFault> findHostFault(String host) {
        var outcome = within(() -> {
            try {
                return hosts.mayConnect(host) ? new TrialOutcome.Reached(0, 0) : failed(SourceFault.FORBIDDEN_HOST);
            } catch (UnknownHostException _) {
                return new TrialOutcome.Reached(0, 0);
            }
        });
        return switch (outcome) {
            case TrialOutcome.Reached _ -> Optional.empty();
            case TrialOutcome.Failed failed -> Optional.of(failed.fault());
        };
    }

    private static TrialOutcome failed(SourceFault fault) {
        return new TrialOutcome.Failed(fault, "");
    }

    /// A test that is given up keeps its place until its thread has ended.
    private TrialOutcome within(Callable<TrialOutcome> ask) {
        if (!places.tryAcquire()) {
            return failed(SourceFault.BUSY);
        }
        var asking = threads.submit(() -> {
            try {
                return ask.call();
            } finally {
                places.release();
            }
        });
        try {
            return asking.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            asking.cancel(true);
            return failed(SourceFault.TIMEOUT);
        } catch (InterruptedException _) {
            asking.cancel(true);
            Thread.currentThread().interrupt();
            return failed(SourceFault.TIMEOUT);
        } catch (ExecutionException e) {
            return SourceFaults.of(e.getCause() == null ? e : e.getCause());
        }
    }

    private static TrialOutcome askDatabase(SourceDefinition definition) throws SQLException {
        var properties = SourceConnections.properties(definition, CONNECT.toSeconds());
        if (definition.kind() == SourceKind.POSTGRESQL) {
            properties.setProperty("connectTimeout", Long.toString(CONNECT.toSeconds()));
        }
        properties.setProperty("user", definition.username());
        properties.setProperty("password", definition.password());
        long begun = System.nanoTime();
        try (var connection = DriverManager.getConnection(SourceConnections.jdbcUrl(definition), properties)) {
            connection.setReadOnly(true);
            long millis = millisSince(begun);
            return new TrialOutcome.Reached(
                    millis,
                    SourceSchemas.tables(connection, Map.of(), null, false).size());
        }
    }

    /// Posts an empty question: what is answered does not matter, as long as the secret opens the door.
    private static TrialOutcome askInterface(SourceDefinition definition) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int status = InterfaceCall.post(definition, "{}", CONNECT).statusCode();
        return SourceFaults.ofStatus(status)
                .<TrialOutcome>map(fault -> new TrialOutcome.Failed(fault, Integer.toString(status)))
                .orElseGet(() -> new TrialOutcome.Reached(millisSince(begun), -1));
    }

    private static long millisSince(long begun) {
        return Math.max(1, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
