package org.zhanqiao.samplecity;

import java.io.StringWriter;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// The table of a utility company, read over at most four connections of the company's own role.
final class AccountStore implements AutoCloseable {

    private static final int CONNECTIONS = 4;
    private static final int WAIT_SECONDS = 2;
    private static final int STATEMENT_SECONDS = 5;
    private static final JsonFactory JSON = new JsonFactory();

    private final TableSpec table;
    private final String url;
    private final String user;
    private final String password;
    private final BlockingQueue<Slot> slots = new ArrayBlockingQueue<>(CONNECTIONS);
    private final String sql;

    /// A place for a connection; the connection is made when it is first needed and again after it broke.
    private static final class Slot {
        private @Nullable Connection connection;
    }

    AccountStore(TableSpec table, String url, String user, String password) {
        this.table = table;
        this.url = url;
        this.user = user;
        this.password = password;
        this.sql = table.items().stream()
                .map(ItemSpec::column)
                .collect(Collectors.joining(
                        ", ",
                        "select ",
                        " from " + table.qualifiedName() + " where id_number = any (?) order by " + table.rowKey()));
        for (int i = 0; i < CONNECTIONS; i++) {
            slots.add(new Slot());
        }
    }

    /// The accounts of these residents as `{"accounts":[{…}, …]}`, by account number; members are named as the columns.
    ///
    /// @throws SQLException when the database does not answer
    String accountsAsJson(List<String> ids) throws SQLException {
        Slot slot = take();
        try {
            return read(connection(slot), ids);
        } catch (SQLException failure) {
            discard(slot);
            throw failure;
        } finally {
            slots.add(slot);
        }
    }

    /// Closes the connections that are not in use.
    @Override
    public void close() {
        for (Slot slot = slots.poll(); slot != null; slot = slots.poll()) {
            discard(slot);
        }
    }

    private String read(Connection connection, List<String> ids) throws SQLException {
        StringWriter text = new StringWriter();
        Array keys = connection.createArrayOf("varchar", ids.toArray());
        try (PreparedStatement statement = connection.prepareStatement(sql);
                JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            statement.setQueryTimeout(STATEMENT_SECONDS);
            statement.setArray(1, keys);
            try (ResultSet rows = statement.executeQuery()) {
                json.writeStartObject();
                json.writeArrayPropertyStart("accounts");
                while (rows.next()) {
                    row(json, rows);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
        }
        return text.toString();
    }

    private void row(JsonGenerator json, ResultSet rows) throws SQLException {
        json.writeStartObject();
        for (ItemSpec item : table.items()) {
            json.writeName(item.column());
            switch (item.type()) {
                case N -> json.writeNumber(rows.getBigDecimal(item.column()));
                case I -> json.writeNumber(rows.getLong(item.column()));
                case C, D -> json.writeString(rows.getString(item.column()));
                case T ->
                    json.writeString(rows.getObject(item.column(), OffsetDateTime.class)
                            .withOffsetSameInstant(Rows.OFFSET)
                            .toString());
            }
        }
        json.writeEndObject();
    }

    private Slot take() throws SQLException {
        try {
            Slot slot = slots.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            if (slot == null) {
                throw new SQLTransientConnectionException("all connections are in use");
            }
            return slot;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("interrupted", interrupted);
        }
    }

    private Connection connection(Slot slot) throws SQLException {
        Connection connection = slot.connection;
        if (connection == null) {
            connection = DriverManager.getConnection(url, user, password);
            slot.connection = connection;
        }
        return connection;
    }

    private static void discard(Slot slot) {
        Connection connection = slot.connection;
        slot.connection = null;
        if (connection != null) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException alreadyGone) {
                // Nothing is left to close.
            }
        }
    }
}
