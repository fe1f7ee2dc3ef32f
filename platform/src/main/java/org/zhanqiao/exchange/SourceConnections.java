package org.zhanqiao.exchange;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;

/// How the control plane connects to the database of a source, by JDBC and for one connection.
final class SourceConnections {

    private static final String VERIFIED = "sslmode=verify-full";

    private SourceConnections() {}

    static String jdbcUrl(SourceDefinition definition) {
        return definition.kind() == SourceKind.POSTGRESQL ? "jdbc:" + definition.url() : definition.url();
    }

    /// Without account and password.
    ///
    /// @param quietSeconds after which a database that says nothing is given up
    static Properties properties(SourceDefinition definition, long quietSeconds) {
        var properties = new Properties();
        if (definition.kind() == SourceKind.POSTGRESQL) {
            properties.setProperty("socketTimeout", Long.toString(quietSeconds));
            // Without it the driver tells of all tables, also of those the account may not read.
            properties.setProperty("hideUnprivilegedObjects", "true");
            // The server's detail of an error quotes values of the row.
            properties.setProperty("logServerErrorDetail", "false");
            // As nodes connect: the driver's own way would be to encrypt where it can.
            if (!definition.url().contains("sslmode=")) {
                properties.setProperty("sslmode", "disable");
            }
            if (definition.url().contains(VERIFIED)) {
                properties.setProperty("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory");
            }
        }
        return properties;
    }

    /// The pool knows how to give up on a database that does not answer.
    static HikariDataSource pool(SourceDefinition definition, int connectMillis, long quietSeconds) {
        var pool = new HikariDataSource();
        pool.setPoolName("schema-" + definition.id());
        pool.setJdbcUrl(jdbcUrl(definition));
        pool.setUsername(definition.username());
        pool.setPassword(definition.password());
        pool.setDataSourceProperties(properties(definition, quietSeconds));
        pool.setMaximumPoolSize(1);
        pool.setReadOnly(true);
        pool.setConnectionTimeout(connectMillis);
        pool.setInitializationFailTimeout(-1);
        return pool;
    }
}
