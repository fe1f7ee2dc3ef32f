package org.zhanqiao.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhanqiao.evidence.EvidenceLog;
import org.zhanqiao.evidence.LogKey;
import org.zhanqiao.evidence.LogOptions;
import tools.jackson.databind.json.JsonMapper;

/// A real evidence log with entries as an exchange node writes them.
final class SampleLog implements AutoCloseable {

    static final Instant BEGIN = Instant.parse("2026-11-02T01:00:00Z");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final EvidenceLog log;
    private final LogKey key;

    SampleLog(Path directory, LogKey key) {
        this.key = key;
        this.log = EvidenceLog.open(directory, key, LogOptions.defaults(), InstantSource.system());
    }

    static SampleLog in(Path directory, String origin) {
        return new SampleLog(directory, LogKey.generate(origin));
    }

    EvidenceLog log() {
        return log;
    }

    LogKey key() {
        return key;
    }

    /// Appends and waits until it is durable.
    ///
    /// @return index of the entry
    long append(Map<String, Object> entry, byte[]... subjects) {
        var detail = concat(subjects);
        if (detail.length > 0) {
            entry.put("detail", Base64.getEncoder().encodeToString(sha256(detail)));
        }
        return log.append(JSON.writeValueAsBytes(entry), detail).join().index();
    }

    long appendText(String text) {
        return log.append(text.getBytes(StandardCharsets.UTF_8)).join().index();
    }

    /// What a served call leaves; members may be changed before it is appended.
    ///
    /// @param number names the call and sets its time, in seconds after [#BEGIN]
    static Map<String, Object> served(int number) {
        var received = BEGIN.plusSeconds(number);
        Map<String, Object> entry = begin(number, received, "served");
        entry.put("asked", received.plusMillis(1).toString());
        entry.put("answered", received.plusMillis(5).toString());
        entry.put("recorded", received.plusMillis(6).toString());
        entry.put("service", "resident-basic");
        entry.put("mode", "query");
        entry.put("keys", 1);
        entry.put("grant", "G-1");
        entry.put("provider", "11370200MB0000002B");
        entry.put("purpose", "核验申请人身份");
        entry.put("matter", "新生儿入户");
        entry.put("agreement", "ab");
        entry.put("fields", List.of("name", "address"));
        entry.put("rows", 1);
        entry.put("fresh", true);
        return entry;
    }

    /// What a refused call leaves.
    static Map<String, Object> refused(int number, String reason) {
        var entry = begin(number, BEGIN.plusSeconds(number), "refused");
        entry.put("reason", reason);
        entry.put("service", "");
        return entry;
    }

    private static Map<String, Object> begin(int number, Instant received, String outcome) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("v", 1);
        entry.put("call", callId(number));
        entry.put("node", "node-1");
        entry.put("received", received.toString());
        entry.put("outcome", outcome);
        entry.put("caller", "hrss-01");
        entry.put("agency", "11370200MB0000001A");
        entry.put("key", "hrss-01/1");
        return entry;
    }

    static String callId(int number) {
        return "%032x".formatted(number);
    }

    private static byte[] concat(byte[]... parts) {
        var all = ByteBuffer.allocate(parts.length * SubjectSalts.LENGTH);
        for (var part : parts) {
            all.put(part);
        }
        return all.array();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        log.close();
    }
}
