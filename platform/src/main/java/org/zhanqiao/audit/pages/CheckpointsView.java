package org.zhanqiao.audit.pages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.audit.KeptCheckpoint;
import org.zhanqiao.audit.Observation;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Tone;

/// The checkpoints of all logs, and the proof viewer.
///
/// @param comparison what came of comparing two sizes, when that was asked for
public record CheckpointsView(
        List<LogRow> logs, Optional<Comparison> comparison, List<InputError> errors, Asked asked, LogHealth health) {

    /// One log.
    ///
    /// @param latest what came of the last look; empty when nobody looked since the platform was started
    public record LogRow(
            int id,
            String origin,
            String key,
            long indexed,
            long lag,
            Optional<Latest> latest,
            List<KeptCheckpoint> kept) {}

    /// What came of a look, in words.
    ///
    /// @param detailKey key of the sentence that says what is wrong; empty when nothing is
    public record Latest(Instant at, Tone tone, String messageKey, String detailKey) {

        static Latest of(Observation observation) {
            return switch (observation) {
                case Observation.Sound(var _, var at) -> new Latest(at, Tone.GOOD, "audit.observation.sound", "");
                case Observation.Unsound(var flaw, var at) ->
                    new Latest(at, Tone.BAD, "audit.observation.unsound", flaw.messageKey());
                case Observation.Unreachable(var at) ->
                    new Latest(at, Tone.WAITING, "audit.observation.unreachable", "");
            };
        }
    }

    /// What was typed into the proof viewer.
    public record Asked(String log, String from, String to) {}

    /// What came of comparing two sizes.
    ///
    /// @param standing whether the proof holds; empty when there was nothing to compare
    /// @param nearest  sizes of which a checkpoint was kept, when one asked for was not
    public record Comparison(
            Optional<ProofView.Standing> standing,
            String flawKey,
            long from,
            long to,
            String olderRoot,
            String newerRoot,
            List<String> hashes,
            List<Long> nearest) {}
}
