package org.zhanqiao.exchange;

import java.time.Instant;

/// One act on a source.
///
/// @param version of the source after it
/// @param by      login
/// @param because empty where no reason is asked for
public record SourceAct(String source, long version, Kind kind, String by, Instant at, String because) {

    /// What can be done to a source.
    public enum Kind {
        REGISTERED,
        CHANGED,
        SWITCHED_OFF,
        SWITCHED_ON,
        REMOVED
    }

    /// Of its entry in the evidence log.
    public String evidenceKey() {
        return evidencePrefix(source) + version;
    }

    /// What the keys of all acts on a source begin with.
    public static String evidencePrefix(String source) {
        return "exchange.source:" + source + ":";
    }
}
