package org.zhanqiao.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A query by key.
public final class QueryCall extends Call<QueryCall> {
    /// The most keys or items that one call may have.
    public static final int MOST_KEYS = 500;

    private final List<Map<String, String>> keys = new ArrayList<>();

    QueryCall(ZhanqiaoClient client, String service) {
        super(client, service);
    }

    /// Adds a key of one field.
    public QueryCall key(String field, String value) {
        return key(Map.of(field, value));
    }

    /// Adds a key of several fields.
    public QueryCall key(Map<String, String> key) {
        keys.add(Map.copyOf(key));
        return this;
    }

    /// Asks for these of the granted fields; without this, for all.
    public QueryCall fields(String... fields) {
        put("fields", List.of(fields));
        return this;
    }

    /// Sends the call.
    ///
    /// @throws IllegalStateException without a key, or with more than [#MOST_KEYS]
    /// @throws ExchangeUnreachable when no answer arrived
    /// @throws UnexpectedAnswer when what arrived is no answer of an exchange
    /// @throws ReceiptRejected when the receipt does not hold under the trusted log key
    public Answer<Rows> send() {
        if (keys.isEmpty() || keys.size() > MOST_KEYS) {
            throw new IllegalStateException("A query has 1 to " + MOST_KEYS + " keys, and this one has " + keys.size());
        }
        return send("query", Map.of("keys", keys), Contents::rows);
    }

    @Override
    QueryCall self() {
        return this;
    }
}
