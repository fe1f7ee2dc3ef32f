package org.zhanqiao.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A verification: values are sent, yes or no comes back.
public final class VerifyCall extends Call<VerifyCall> {
    private final List<Map<String, Map<String, String>>> items = new ArrayList<>();

    VerifyCall(ZhanqiaoClient client, String service) {
        super(client, service);
    }

    /// Adds an item: whether the row of that key holds these values. The answer names them in their order.
    public VerifyCall item(Map<String, String> key, Map<String, String> values) {
        items.add(Map.of("key", Map.copyOf(key), "values", Collections.unmodifiableMap(new LinkedHashMap<>(values))));
        return this;
    }

    /// Sends the call.
    ///
    /// @throws IllegalStateException without an item, or with more than [QueryCall#MOST_KEYS]
    /// @throws ExchangeUnreachable when no answer arrived
    /// @throws UnexpectedAnswer when what arrived is no answer of an exchange
    /// @throws ReceiptRejected when the receipt does not hold under the trusted log key
    public Answer<Matches> send() {
        if (items.isEmpty() || items.size() > QueryCall.MOST_KEYS) {
            throw new IllegalStateException(
                    "A verification has 1 to " + QueryCall.MOST_KEYS + " items, and this one has " + items.size());
        }
        return send("verify", Map.of("items", items), Contents::matches);
    }

    @Override
    VerifyCall self() {
        return this;
    }
}
