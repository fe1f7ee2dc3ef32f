package org.zhanqiao.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;

/// Columns of rows that are written in one statement.
final class SqlArrays {

    private SqlArrays() {}

    /// Texts, which the statement may cast to what they stand for.
    static Array texts(Connection connection, Stream<String> values) throws SQLException {
        return connection.createArrayOf("text", values.toArray());
    }

    static Array numbers(Connection connection, Stream<Long> values) throws SQLException {
        return connection.createArrayOf("bigint", values.toArray());
    }
}
