package org.zhanqiao.exchange.node;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhanqiao.audit.DerivedKeys;
import org.zhanqiao.client.signature.SignatureAlgorithm;
import org.zhanqiao.client.signature.VerificationKey;
import org.zhanqiao.exchange.PlanDefinition;
import org.zhanqiao.exchange.SourceDefinition;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.identity.SealedKey;
import org.zhanqiao.identity.SealedSm4Key;
import org.zhanqiao.protection.Mask;
import tools.jackson.databind.json.JsonMapper;

/// Keeps the node's books in step with the control plane, on a thread of its own.
///
/// Looks at one number several times a second, and at once when notified; a lost notification costs at most the
/// pause between two looks. Every successful look renews the [Lease]; a node that cannot look loses it.
final class BookKeeper implements AutoCloseable {

    /// The channel the control plane notifies on.
    static final String CHANNEL = "exchange_epoch";

    private static final Logger LOG = LoggerFactory.getLogger(BookKeeper.class);
    private static final int PAUSE_MILLIS = 150;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final NodeOptions options;
    private final GrantBook grants;
    private final SourceBook sources;
    private final DisputeBook disputes;
    private final Lease lease;
    private final NodeLife life;
    private final LongSupplier nanos;
    private final SecureRandom random;
    private final Thread thread;
    private final CountDownLatch firstLook = new CountDownLatch(1);
    private final Map<String, FieldMask.Sm4Key> sm4Keys = new HashMap<>();
    private volatile boolean closed;
    private volatile @Nullable Connection current;
    private final SharedParts parts = new SharedParts();
    private long known = -1;

    /// What else is carried to and from the database while looking.
    interface NodeLife {
        /// Called after each look, on the keeper's thread, on its connection, outside a transaction.
        ///
        /// @param epoch the number of the books that the node serves by from now on
        /// @return whether the node may serve
        boolean tend(Connection connection, long epoch) throws SQLException;

        /// Called when the connection was lost, before the next is tried.
        void connectionLost();
    }

    BookKeeper(
            NodeOptions options,
            GrantBook grants,
            SourceBook sources,
            DisputeBook disputes,
            Lease lease,
            NodeLife life,
            LongSupplier nanos,
            SecureRandom random) {
        this.options = options;
        this.grants = grants;
        this.sources = sources;
        this.disputes = disputes;
        this.lease = lease;
        this.life = life;
        this.nanos = nanos;
        this.random = random;
        this.thread = Thread.ofPlatform().name("book-keeper").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Waits until the books were read and the node may serve.
    boolean awaitFirstLook(long timeout, TimeUnit unit) throws InterruptedException {
        return firstLook.await(timeout, unit);
    }

    private void run() {
        while (!closed) {
            try (var connection = connect()) {
                current = connection;
                keep(connection);
            } catch (SQLException e) {
                lost("the control database cannot be read: " + e.getSQLState());
            } catch (RuntimeException e) {
                lost("the control plane's tables make no sense: " + e.getMessage());
            }
        }
    }

    private void lost(String what) {
        if (!closed) {
            LOG.warn("{}; this node stops serving until it can", what);
            life.connectionLost();
            pause();
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", options.databaseUser());
        properties.setProperty("password", options.databasePassword());
        properties.setProperty("connectTimeout", "2");
        properties.setProperty("socketTimeout", "5");
        properties.setProperty("ApplicationName", "zhanqiao-exchange-" + options.id());
        var connection = DriverManager.getConnection(options.databaseUrl(), properties);
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
        }
        return connection;
    }

    private void keep(Connection connection) throws SQLException {
        var notifications = connection.unwrap(PGConnection.class);
        while (!closed) {
            long lookedAt = nanos.getAsLong();
            look(connection);
            if (life.tend(connection, known)) {
                lease.renew(lookedAt);
                firstLook.countDown();
            }
            notifications.getNotifications(PAUSE_MILLIS);
        }
    }

    /// One look: the number, and when it rose, everything that changed since, as of one snapshot.
    private void look(Connection connection) throws SQLException {
        if (epoch(connection) == known) {
            return;
        }
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            long epoch = epoch(connection);
            readKeys(connection);
            readSources(connection);
            var newSm4Keys = readSm4Keys(connection);
            readPlans(connection);
            readDisputes(connection);
            if (known >= 0) {
                newSm4Keys.forEach(this::encryptAnew);
            }
            connection.commit();
            known = epoch;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private static long epoch(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement("select n from exchange.epoch");
                var row = statement.executeQuery()) {
            if (!row.next()) {
                throw new SQLException("exchange.epoch is empty");
            }
            return row.getLong(1);
        }
    }

    private void readKeys(Connection connection) throws SQLException {
        each(connection, """
                select key_id, system, agency, auditor, algorithm, material, not_before, not_after, live
                from exchange.caller_key where epoch > ?
                """, row -> {
            var keyId = row.getString("key_id");
            if (!row.getBoolean("live")) {
                grants.removeKey(keyId);
                return;
            }
            var algorithm = SignatureAlgorithm.find(row.getString("algorithm")).orElseThrow();
            var material = row.getString("material");
            var encoded = algorithm == SignatureAlgorithm.HMAC_SHA256
                    ? options.box().open(material, SealedKey.context(keyId))
                    : Base64.getDecoder().decode(material);
            grants.putKey(new CallerKey(
                    keyId,
                    row.getString("system"),
                    row.getString("agency"),
                    row.getBoolean("auditor"),
                    VerificationKey.of(algorithm, encoded),
                    instant(row, "not_before"),
                    instant(row, "not_after")));
        });
    }

    private void readSources(Connection connection) throws SQLException {
        each(connection, """
                select id, kind, url, username, password, is_on, removed_at is not null as removed
                from exchange.source where epoch > ?
                """, row -> {
            var id = row.getString("id");
            if (row.getBoolean("removed")) {
                sources.remove(id);
                return;
            }
            var password = new String(
                    options.box().open(row.getString("password"), SourceDefinition.context(id)),
                    java.nio.charset.StandardCharsets.UTF_8);
            sources.put(new SourceDefinition(
                    id,
                    SourceKind.valueOf(row.getString("kind")),
                    row.getString("url"),
                    row.getString("username"),
                    password,
                    row.getBoolean("is_on")));
        });
    }

    /// @return the systems whose key is another now
    private Set<String> readSm4Keys(Connection connection) throws SQLException {
        var changed = new HashSet<String>();
        each(connection, "select system, key_id, material, live from exchange.caller_sm4_key where epoch > ?", row -> {
            var system = row.getString("system");
            var keyId = row.getString("key_id");
            if (row.getBoolean("live")) {
                sm4Keys.put(
                        system,
                        new FieldMask.Sm4Key(
                                keyId, options.box().open(row.getString("material"), SealedSm4Key.context(keyId))));
            } else {
                sm4Keys.remove(system);
            }
            changed.add(system);
        });
        return changed;
    }

    private void encryptAnew(String system) {
        for (var plan : grants.plansOf(system)) {
            if (plan.definition.columns().stream().anyMatch(column -> Mask.parse(column.mask()) instanceof Mask.Sm4)) {
                grants.put(plan(plan.definition, false));
            }
        }
    }

    private void readPlans(Connection connection) throws SQLException {
        each(connection, """
                select grant_id, live, body::text as body from exchange.plan where epoch > ? order by epoch
                """, row -> {
            if (row.getBoolean("live")) {
                grants.put(plan(JSON.readValue(row.getString("body"), PlanDefinition.class), false));
            } else {
                end(row.getString("grant_id"), row.getString("body"));
            }
        });
    }

    /// It serves no more, whatever becomes of the rest: what was compiled long ago and is over need not be readable any
    /// more.
    private void end(String grant, String body) {
        Plan over;
        try {
            over = plan(JSON.readValue(body, PlanDefinition.class), true);
        } catch (RuntimeException _) {
            grants.remove(grant);
            LOG.info("the plan of the revoked grant {} cannot be read any more", grant);
            return;
        }
        // In one step: a call between two would be told that there never was a grant.
        grants.end(over);
    }

    /// All of them at every change of anything: they are few, and which services a dataset has may be what changed.
    private void readDisputes(Connection connection) throws SQLException {
        var entries = new ArrayList<DisputeBook.Entry>();
        try (var statement = connection.prepareStatement("""
                        select code, subject, item, since
                        from exchange.disputed_value join exchange.data_service using (dataset)
                        """);
                var rows = statement.executeQuery()) {
            while (rows.next()) {
                entries.add(new DisputeBook.Entry(
                        rows.getString("code"),
                        rows.getString("subject"),
                        rows.getString("item"),
                        rows.getObject("since", LocalDate.class)));
            }
        }
        disputes.replace(entries);
    }

    private Plan plan(PlanDefinition own, boolean over) {
        var definition = parts.share(own);
        var sm4Key = sm4Keys.get(definition.caller());
        var masks = definition.columns().stream()
                .map(column -> FieldMask.of(Mask.parse(column.mask()), () -> pseudonymKey(own), sm4Key, random))
                .toList();
        var old = grants.find(definition.grant());
        return new Plan(definition, parts.shape(definition), masks, old == null ? new RateMeter() : old.rate, over);
    }

    private byte[] pseudonymKey(PlanDefinition definition) {
        return DerivedKeys.current(options.box(), "pseudonym:" + definition.grant());
    }

    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }

    private void each(Connection connection, String sql, RowReader reader) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(1_000);
            statement.setLong(1, known);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        var open = current;
        if (open != null) {
            try {
                open.abort(Runnable::run);
            } catch (SQLException e) {
                LOG.debug("closing: {}", e.getSQLState());
            }
        }
    }
}
