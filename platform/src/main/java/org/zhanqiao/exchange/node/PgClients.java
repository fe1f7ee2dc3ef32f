package org.zhanqiao.exchange.node;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;

/// Opens pipelined PostgreSQL clients: two connections an event loop, statements prepared once.
final class PgClients {

    private static final int CONNECTIONS = 2;
    private static final int PIPELINING = 256;

    private PgClients() {}

    /// @param url `postgresql://host:port/database`
    static SqlClient open(Vertx vertx, String url, String user, String password) {
        var options = PgConnectOptions.fromUri(url)
                .setUser(user)
                .setPassword(password)
                .setCachePreparedStatements(true)
                .setPreparedStatementCacheMaxSize(1_000)
                .setPreparedStatementCacheSqlLimit(32 * 1024)
                .setPipeliningLimit(PIPELINING);
        return PgBuilder.client()
                .with(new PoolOptions().setMaxSize(CONNECTIONS).setMaxWaitQueueSize(10_000))
                .with(new NetClientOptions().setConnectTimeout(3_000).setTcpKeepAlive(true))
                .connectingTo(options)
                .using(vertx)
                .build();
    }
}
