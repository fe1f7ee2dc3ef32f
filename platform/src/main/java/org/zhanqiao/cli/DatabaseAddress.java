package org.zhanqiao.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// Where the platform's database is.
///
/// @param url `jdbc:postgresql://HOST:PORT/DATABASE` without user and password
record DatabaseAddress(String url, String user, String password) {

    private static final Set<String> KNOWN = Set.of("user", "password");
    private static final String JDBC = "jdbc:";

    /// Takes user and password out of the address: `?user=…&password=…`.
    ///
    /// @throws CannotGoOn when it is no such address
    static DatabaseAddress parse(String address) {
        if (!address.startsWith("jdbc:postgresql://")) {
            throw malformed();
        }
        URI uri;
        try {
            uri = new URI(address.substring(JDBC.length()));
        } catch (URISyntaxException e) {
            throw malformed();
        }
        if (uri.getHost() == null || uri.getPath().length() < 2) {
            throw malformed();
        }
        var parameters = new HashMap<String, String>();
        if (uri.getRawQuery() != null) {
            for (var pair : uri.getRawQuery().split("&", -1)) {
                if (pair.isEmpty()) {
                    continue;
                }
                int equals = pair.indexOf('=');
                var name = equals < 0 ? pair : pair.substring(0, equals);
                if (equals < 0 || !KNOWN.contains(name)) {
                    throw unknown(name);
                }
                parameters.put(name, decode(pair.substring(equals + 1)));
            }
        }
        int query = address.indexOf('?');
        return new DatabaseAddress(
                query < 0 ? address : address.substring(0, query),
                parameters.getOrDefault("user", ""),
                parameters.getOrDefault("password", ""));
    }

    private static String decode(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    /// What is not understood is refused: whoever asks for `sslmode` must not be connected without it.
    private static CannotGoOn unknown(String parameter) {
        return new CannotGoOn(
                2,
                "--database-url 的参数只能是 user 和 password，不支持“" + parameter + "”",
                "--database-url takes the parameters user and password only, not '" + parameter + "'");
    }

    private static CannotGoOn malformed() {
        return new CannotGoOn(
                2,
                "--database-url 应形如 jdbc:postgresql://主机:端口/库?user=…&password=…",
                "--database-url reads jdbc:postgresql://HOST:PORT/DATABASE?user=…&password=…");
    }

    /// Connects once, so that what is wrong with the address is known before anything waits for it.
    ///
    /// @param migrated whether the tables must be there already: an exchange node makes none
    /// @throws SQLException when there is no connection
    /// @throws CannotGoOn when the tables are not there
    void reach(boolean migrated) throws SQLException {
        try (var connection = dataSource().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select to_regclass('flyway.flyway_schema_history') is not null")) {
            row.next();
            if (migrated && !row.getBoolean(1)) {
                throw new CannotGoOn(
                        1,
                        "这个库里还没有栈桥的表；请先对它启动一次 serve --role control 或 all。",
                        "The database has no tables of the platform yet; start serve --role control or all on it once, first.");
            }
        }
    }

    DataSource dataSource() {
        var source = new PGSimpleDataSource();
        source.setUrl(url);
        source.setUser(user);
        source.setPassword(password);
        return source;
    }

    @Override
    public String toString() {
        return "DatabaseAddress[" + url + "]";
    }
}
