package org.zhanqiao.exchange;

import java.time.Instant;

/// By whom a data service was opened on an entry.
///
/// @param by login
public record ServiceOpening(String dataset, String service, String by, Instant at) {

    /// Of its act in the evidence log.
    public String evidenceKey() {
        return "exchange.service:" + service + ":1";
    }
}
