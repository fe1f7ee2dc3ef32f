package org.zhanqiao.samplecity;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.util.PasswordUtil;

/// A login role that may read one schema of the city's database and nothing else.
final class ReadingRole {

    private ReadingRole() {}

    /// Makes it, or gives the one that is there this password and the tables that came since.
    static void make(Connection connection, String role, String password, String schema) throws SQLException {
        String sealed = PasswordUtil.encodeScramSha256(password.toCharArray());
        try (Statement statement = connection.createStatement()) {
            boolean known;
            try (var row = statement.executeQuery(
                    "select exists (select from pg_roles where rolname = " + Ddl.literal(role) + ")")) {
                known = row.next() && row.getBoolean(1);
            }
            statement.execute((known ? "alter role " : "create role ") + role
                    + " login nosuperuser nocreatedb nocreaterole password " + Ddl.literal(sealed));
            statement.execute("grant usage on schema " + schema + " to " + role);
            statement.execute("grant select on all tables in schema " + schema + " to " + role);
        }
    }
}
