package org.zhanqiao.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.zhanqiao.audit.KeptCheckpoint.Verdict;
import org.zhanqiao.evidence.Checkpoint;
import org.zhanqiao.evidence.InvalidNote;

/// Looks at the checkpoint of every log again and again, keeps each one it sees, and checks that it
/// continues those seen before. A node that rewrites its log, or shows different people different logs, is
/// found out by this: what it signed before is kept here, out of its reach, and contradicts what it signs
/// now.
public final class Witness implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Witness.class);
    private static final Duration SOON = Duration.ofSeconds(1);

    private final ProofSource source;
    private final KeptCheckpoints kept;
    private final IndexedLogs logs;
    private final InstantSource clock;
    private final Map<Integer, Observation> latest = new ConcurrentHashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);

    Witness(ProofSource source, KeptCheckpoints kept, IndexedLogs logs, InstantSource clock) {
        this.source = source;
        this.kept = kept;
        this.logs = logs;
        this.clock = clock;
    }

    /// Starts looking, once every interval, on a thread of its own. While a log does not answer, as when its node is
    /// being started, all are looked at again sooner: after a second, then twice as long each time.
    void start(Duration every) {
        Thread.ofVirtual().name("witness").start(() -> {
            var again = SOON;
            var pause = every;
            do {
                try {
                    boolean answered = lookAtAll();
                    pause = answered ? every : shorter(every, again);
                    again = answered ? SOON : pause.multipliedBy(2);
                } catch (DataAccessException e) {
                    LOG.warn("checkpoints cannot be kept: {}", e.getClass().getName());
                }
            } while (waited(pause));
        });
    }

    /// @return whether every log answered
    private boolean lookAtAll() {
        boolean answered = true;
        for (var log : logs.list()) {
            answered &= !(observe(log) instanceof Observation.Unreachable);
        }
        return answered;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private boolean waited(Duration every) {
        try {
            return !closing.await(every.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Looks at the log's present checkpoint now.
    public Observation observe(IndexedLog log) {
        var observation = look(log);
        latest.put(log.id(), observation);
        if (observation instanceof Observation.Unsound(var flaw, var _)) {
            LOG.error("ALARM: the checkpoint of the evidence log {} must not be trusted: {}", log.origin(), flaw);
        }
        return observation;
    }

    private Observation look(IndexedLog log) {
        var now = clock.instant();
        Checkpoint checkpoint;
        try {
            checkpoint = Checkpoint.open(source.checkpoint(log), log.key());
        } catch (InvalidNote e) {
            return new Observation.Unsound(Flaw.FORGED_CHECKPOINT, now);
        } catch (ProofUnavailable e) {
            return switch (e.why()) {
                case UNREACHABLE, REFUSED -> new Observation.Unreachable(now);
                case GARBLED -> new Observation.Unsound(Flaw.GARBLED, now);
            };
        }
        try {
            return judge(log, checkpoint, now);
        } catch (ProofUnavailable e) {
            return new Observation.Unreachable(now);
        }
    }

    private Observation judge(IndexedLog log, Checkpoint checkpoint, Instant now) throws ProofUnavailable {
        while (true) {
            var known = kept.seenAgain(log.id(), checkpoint, now);
            if (known.isPresent()) {
                return judged(known.get(), checkpoint, now);
            }
            var before = kept.findLargest(log.id()).orElse(null);
            var verdict = before == null ? Verdict.FIRST : compare(log, before, checkpoint);
            if (kept.keep(log.id(), checkpoint, verdict, before, now)) {
                return judged(verdict, checkpoint, now);
            }
        }
    }

    /// The older of the two by size must begin the younger, whichever was signed first.
    private Verdict compare(IndexedLog log, KeptCheckpoint before, Checkpoint checkpoint) throws ProofUnavailable {
        if (before.size() == checkpoint.size()) {
            return before.root().equals(checkpoint.root()) ? Verdict.CONSISTENT : Verdict.INCONSISTENT;
        }
        boolean grown = before.size() < checkpoint.size();
        var older = grown ? before.root() : checkpoint.root();
        var newer = grown ? checkpoint.root() : before.root();
        try {
            var proof = source.consistency(
                    log, Math.min(before.size(), checkpoint.size()), Math.max(before.size(), checkpoint.size()));
            return proof.verify(older, newer, log.hash()) ? Verdict.CONSISTENT : Verdict.INCONSISTENT;
        } catch (ProofUnavailable e) {
            return switch (e.why()) {
                // Whoever signed both sizes has the proof; a log that became shorter does not.
                case REFUSED, GARBLED -> Verdict.INCONSISTENT;
                case UNREACHABLE -> throw e;
            };
        }
    }

    private static Observation judged(Verdict verdict, Checkpoint checkpoint, Instant now) {
        return switch (verdict) {
            case FIRST, CONSISTENT -> new Observation.Sound(checkpoint, now);
            case INCONSISTENT -> new Observation.Unsound(Flaw.INCONSISTENT, now);
        };
    }

    /// What came of the last look at a log since this process began.
    public Optional<Observation> findLatest(IndexedLog log) {
        return Optional.ofNullable(latest.get(log.id()));
    }

    /// The latest checkpoints kept of a log, the last seen first.
    public List<KeptCheckpoint> listKept(IndexedLog log, int most) {
        return kept.list(log.id(), most);
    }

    /// Checkpoints that contradict others; none, unless somebody tampered.
    public List<KeptCheckpoint> listAlarms() {
        return kept.listAlarms();
    }

    @Override
    public void close() {
        closing.countDown();
    }
}
