package org.zhanqiao.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.zhanqiao.evidence.EvidenceLog;
import org.zhanqiao.evidence.EvidenceUnavailable;
import org.zhanqiao.evidence.Logged;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Writes acts of the control plane into the log of this process, each once, in the order in which they were handed
/// over.
///
/// A row is claimed for this log first, appended then, and noted last. What a killed process appended but
/// did not note stands at the end of its log: it is looked up there before anything is appended again. Rows
/// claimed for a log stay its own, because nobody else can tell whether they are in it.
final class ControlLogWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ControlLogWriter.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int BATCH = 500;
    private static final long LOOK_MILLIS = 1_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ControlLog place;
    private final JdbcClient jdbc;
    private final Semaphore handedOver = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closing;
    private boolean failing;

    ControlLogWriter(ControlLog place, JdbcClient jdbc, ControlEvidence evidence) {
        this.place = place;
        this.jdbc = jdbc;
        this.thread = Thread.ofPlatform().name("control-evidence").daemon().unstarted(this::run);
        evidence.onCommit(handedOver::release);
    }

    /// Begins to write; opening the log shows at once when its key is missing or it was tampered with.
    void start() {
        place.open().close();
        thread.start();
    }

    private void run() {
        while (!closing) {
            try (var log = place.open()) {
                write(log);
            } catch (DataAccessException e) {
                failed("the database cannot be used");
            } catch (EvidenceUnavailable e) {
                failed("the log cannot be written");
            } catch (RuntimeException e) {
                failed(e.getClass().getName());
            }
        }
    }

    private void write(EvidenceLog log) {
        var name = log.manifest().key().toString();
        noteWhatIsThere(log, name);
        while (!closing) {
            claim(name);
            if (append(log, name) == 0) {
                recovered();
                await();
            }
        }
    }

    /// Entries after the last noted one were appended by somebody who was killed before noting them.
    private void noteWhatIsThere(EvidenceLog log, String name) {
        long next = jdbc.sql("select coalesce(max(entry) + 1, 0) from audit.control_entry where log = :log")
                .param("log", name)
                .query(Long.class)
                .single();
        if (next >= log.size()) {
            return;
        }
        var found = new HashMap<String, Long>();
        log.entries(next, log.size() - next, entry -> found.putIfAbsent(key(entry.data()), entry.index()));
        found.forEach((key, index) -> jdbc.sql("""
                update audit.control_entry set entry = :entry where key = :key and log = :log and entry is null
                """)
                .param("entry", index)
                .param("key", key)
                .param("log", name)
                .update());
    }

    private static String key(byte[] data) {
        try {
            return JSON.readTree(data).path("act").asString("");
        } catch (JacksonException e) {
            return "";
        }
    }

    private void claim(String name) {
        jdbc.sql("""
                update audit.control_entry set log = :log where id in (
                  select id from audit.control_entry where entry is null and log is null
                  order by id limit :batch for update skip locked)
                """).param("log", name).param("batch", BATCH).update();
    }

    private record Waiting(long id, byte[] data, byte[] detail) {}

    private int append(EvidenceLog log, String name) {
        var waiting = jdbc.sql("""
                select id, data, detail from audit.control_entry where entry is null and log = :log
                order by id limit :batch
                """)
                .param("log", name)
                .param("batch", BATCH)
                .query((row, n) -> new Waiting(row.getLong("id"), row.getBytes("data"), row.getBytes("detail")))
                .list();
        List<CompletableFuture<Logged>> written = new ArrayList<>();
        waiting.forEach(each -> written.add(log.append(each.data(), each.detail())));
        for (int i = 0; i < waiting.size(); i++) {
            jdbc.sql("update audit.control_entry set entry = :entry where id = :id")
                    .param("entry", durable(written.get(i)).index())
                    .param("id", waiting.get(i).id())
                    .update();
        }
        return waiting.size();
    }

    private static Logged durable(CompletableFuture<Logged> written) {
        try {
            return written.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof EvidenceUnavailable unavailable) {
                throw unavailable;
            }
            throw e;
        }
    }

    private void failed(String why) {
        if (!failing) {
            LOG.warn("acts of the control plane wait for their evidence: {}; it is tried again every second", why);
        }
        failing = true;
        await();
    }

    private void recovered() {
        if (failing) {
            LOG.info("the control plane's evidence is being written again");
            failing = false;
        }
    }

    private void await() {
        try {
            if (handedOver.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                handedOver.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closing = true;
        }
    }

    /// Ends the batch under way, unless the database is gone; what is not noted is found at the next start.
    @Override
    public void close() {
        closing = true;
        handedOver.release();
        try {
            if (thread.isAlive() && !thread.join(PATIENCE)) {
                thread.interrupt();
                thread.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
