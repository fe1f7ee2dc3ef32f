package org.zhanqiao.exchange.node;

import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// Opens pipelined PostgreSQL clients of few connections, statements prepared once.
///
/// No statement and no connection is waited for without end. The server ends a statement whose time is up
/// (`statement_timeout`), so that those behind it on the connection have their turn. A server that says nothing at
/// all for as long as a statement may take, and [#QUIET_MILLIS] more, is taken for gone: the socket is closed,
/// whoever waits on it is told, and the next statement opens another. A connection nobody uses is given up well
/// before, so that its silence is never taken for the server's.
///
/// The limit is a startup parameter; a pooler between has to know it (PgBouncer: `ignore_startup_parameters`).
final class PgClients {

    private static final int PIPELINING = 256;
    private static final int CONNECT_MILLIS = 3_000;

    /// Milliseconds a connection may lie unused before it is closed.
    private static final int UNUSED_MILLIS = 5_000;

    private static final int CLEANER_MILLIS = 1_000;

    /// Milliseconds of silence beyond the time of a statement: an unused connection is certainly closed before.
    static final int QUIET_MILLIS = UNUSED_MILLIS + 2 * CLEANER_MILLIS;

    private PgClients() {}

    /// @param url         `postgresql://host:port/database`, perhaps with `?sslmode=require` or `verify-full`
    /// @param limitMillis longest a statement may take
    static SqlClient open(Vertx vertx, String url, String user, String password, int connections, int limitMillis) {
        var options = PgConnectOptions.fromUri(url)
                .setUser(user)
                .setPassword(password)
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(1_000)
                .setPreparedStatementCacheSqlLimit(32 * 1024)
                .setPipeliningLimit(PIPELINING);
        options.setSslOptions(encryption(options.getSslMode()));
        options.addProperty("statement_timeout", Integer.toString(limitMillis));
        return PgBuilder.client()
                .with(new PoolOptions()
                        .setMaxSize(connections)
                        .setMaxWaitQueueSize(10_000)
                        .setIdleTimeout(UNUSED_MILLIS)
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setPoolCleanerPeriod(CLEANER_MILLIS))
                .with(new NetClientOptions()
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setTcpKeepAlive(true)
                        .setReadIdleTimeout(limitMillis + QUIET_MILLIS)
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS))
                .connectingTo(options)
                .using(vertx)
                .build();
    }

    /// `require` encrypts to whoever answers; `verify-full` only to the holder of a certificate for that host which the
    /// machine's own trust store trusts.
    private static ClientSSLOptions encryption(SslMode mode) {
        return mode == SslMode.VERIFY_FULL
                ? new ClientSSLOptions()
                        .setTrustOptions(TrustOptions.wrap(trusted()))
                        .setHostnameVerificationAlgorithm("HTTPS")
                : new ClientSSLOptions().setTrustAll(true).setHostnameVerificationAlgorithm("");
    }

    private static TrustManager trusted() {
        try {
            var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init((KeyStore) null);
            return factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no trust store", e);
        }
    }
}
