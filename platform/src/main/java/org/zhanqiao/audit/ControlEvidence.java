package org.zhanqiao.audit;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.zhanqiao.client.signature.Sha256;
import tools.jackson.databind.json.JsonMapper;

/// Evidence of what people did on the control plane. An act is handed over in its own transaction and stands in the
/// log of the process that committed it, or of another that runs, within a second; [ControlLogWriter] writes it there
/// once, whatever is killed when.
@Service
public class ControlEvidence {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int SALT = 16;

    private final JdbcClient jdbc;
    private final SecureRandom random;
    private final List<Runnable> listeners = new ArrayList<>();

    ControlEvidence(JdbcClient jdbc, SecureRandom random) {
        this.jdbc = jdbc;
        this.random = random;
    }

    /// Where an act stands.
    ///
    /// @param log   the key of the log as in signed-note
    /// @param entry zero-based index
    public record Standing(String log, long entry) {}

    /// Hands over an act. Its facts stand in the tree for good and hold no personal value of a citizen; what somebody
    /// wrote freely goes into the detail, which the facts only commit to, under a random salt.
    ///
    /// @param key    names the act for good, such as `demand.request:R-2026-000001:3`; one key is one entry
    /// @param facts  who did what to what and when, in their order
    /// @param detail texts; empty for none
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(String key, Map<String, Object> facts, Map<String, Object> detail) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("v", 1);
        entry.put("act", key);
        entry.putAll(facts);
        var beside = new byte[0];
        if (!detail.isEmpty()) {
            var salt = new byte[SALT];
            random.nextBytes(salt);
            var texts = new LinkedHashMap<String, Object>();
            texts.put("salt", Base64.getEncoder().encodeToString(salt));
            texts.putAll(detail);
            beside = JSON.writeValueAsBytes(texts);
            entry.put("detail", Base64.getEncoder().encodeToString(Sha256.of(beside)));
        }
        jdbc.sql("insert into audit.control_entry (key, data, detail) values (:key, :data, :detail)")
                .param("key", key)
                .param("data", JSON.writeValueAsBytes(entry))
                .param("detail", beside)
                .update();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                listeners.forEach(Runnable::run);
            }
        });
    }

    /// Where an act stands in a log; empty while it is on its way.
    public Optional<Standing> find(String key) {
        return jdbc.sql("select log, entry from audit.control_entry where key = :key and entry is not null")
                .param("key", key)
                .query((row, n) -> new Standing(row.getString("log"), row.getLong("entry")))
                .optional();
    }

    /// Where acts stand whose keys begin alike, by key.
    public Map<String, Standing> listBelow(String prefix) {
        var found = new LinkedHashMap<String, Standing>();
        jdbc.sql("""
                select key, log, entry from audit.control_entry
                where starts_with(key, :prefix) and entry is not null order by id
                """)
                .param("prefix", prefix)
                .query((row, n) ->
                        found.put(row.getString("key"), new Standing(row.getString("log"), row.getLong("entry"))))
                .list();
        return found;
    }

    /// Acts that no log has yet.
    public long countWaiting() {
        return jdbc.sql("select count(*) from audit.control_entry where entry is null")
                .query(Long.class)
                .single();
    }

    /// Told after each commit that handed something over.
    void onCommit(Runnable listener) {
        listeners.add(listener);
    }
}
