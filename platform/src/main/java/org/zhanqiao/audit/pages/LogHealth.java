package org.zhanqiao.audit.pages;

import java.time.Instant;
import java.util.List;
import org.zhanqiao.audit.AuditTrail;
import org.zhanqiao.audit.IndexedLog;
import org.zhanqiao.audit.KeptCheckpoint;
import org.zhanqiao.audit.Witness;

/// What stands above every page of the auditors: alarms, and how far the index is behind.
///
/// @param alarms   checkpoints that contradict others
/// @param lag      entries that are not in the index yet, of all logs
/// @param silent   origins of logs whose indexer has stopped reporting
public record LogHealth(List<Alarm> alarms, long lag, List<String> silent) {

    /// A checkpoint that contradicts others.
    public record Alarm(String origin, long size, Instant seen) {}

    static LogHealth of(AuditTrail trail, Witness witness, Instant now) {
        var logs = trail.listLogs();
        return new LogHealth(
                witness.listAlarms().stream().map(kept -> alarm(logs, kept)).toList(),
                logs.stream().mapToLong(IndexedLog::lag).sum(),
                logs.stream()
                        .filter(log -> log.isSilent(now))
                        .map(IndexedLog::origin)
                        .toList());
    }

    private static Alarm alarm(List<IndexedLog> logs, KeptCheckpoint kept) {
        var origin = logs.stream()
                .filter(log -> log.id() == kept.log())
                .map(IndexedLog::origin)
                .findFirst()
                .orElse("");
        return new Alarm(origin, kept.size(), kept.firstSeen());
    }
}
