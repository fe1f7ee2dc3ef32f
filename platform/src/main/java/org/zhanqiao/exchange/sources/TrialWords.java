package org.zhanqiao.exchange.sources;

import java.time.Instant;
import org.zhanqiao.exchange.SourceFault;
import org.zhanqiao.exchange.SourceTrial;
import org.zhanqiao.exchange.TrialOutcome;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Tone;

/// A test of a connection, for readers.
///
/// @param words what was found, and what to do about it
/// @param brief the same in two or three words
public record TrialWords(Phrase words, Phrase brief, Tone tone) {

    private static final String FAULT = "exchange.sources.fault.";

    static TrialWords of(TrialOutcome outcome) {
        return switch (outcome) {
            case TrialOutcome.Failed failed ->
                new TrialWords(fault(failed), Phrase.of("exchange.sources.tried.failed"), Tone.BAD);
            case TrialOutcome.Reached(long millis, int tables)
            when tables < 0 -> good(Phrase.of("exchange.sources.reached.interface", millis));
            case TrialOutcome.Reached(long millis, int tables)
            when tables == 0 ->
                new TrialWords(
                        Phrase.of("exchange.sources.reached.empty", millis),
                        Phrase.of("exchange.sources.tried.empty"),
                        Tone.WAITING);
            case TrialOutcome.Reached(long millis, int tables) ->
                good(Phrase.of("exchange.sources.reached", millis, tables));
        };
    }

    private static TrialWords good(Phrase words) {
        return new TrialWords(words, Phrase.of("exchange.sources.tried.reached"), Tone.GOOD);
    }

    /// What is wrong, in words.
    static Phrase fault(TrialOutcome.Failed failed) {
        return failed.fault() == SourceFault.OTHER && failed.code().isEmpty()
                ? Phrase.of(FAULT + "UNKNOWN")
                : Phrase.of(FAULT + failed.fault().name(), failed.code());
    }

    /// The same at the field of the form that it is about.
    static InputError error(TrialOutcome.Failed failed) {
        var words = fault(failed);
        return new InputError(
                failed.fault() == SourceFault.CREDENTIALS ? "secret" : "url", words.key(), words.arguments());
    }

    /// A test that is kept.
    ///
    /// @param by name
    public record Kept(TrialWords trial, String by, Instant at) {

        static Kept of(SourceTrial trial, Identity identity) {
            return new Kept(TrialWords.of(trial.outcome()), identity.personName(trial.by()), trial.at());
        }
    }
}
