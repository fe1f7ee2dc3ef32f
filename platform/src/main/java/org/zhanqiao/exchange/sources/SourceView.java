package org.zhanqiao.exchange.sources;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.exchange.RegisteredSource;
import org.zhanqiao.exchange.SourceAct;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.exchange.desk.PlainTerms;
import org.zhanqiao.web.Tone;

/// One source.
///
/// @param place    address of its page
/// @param agency   name; empty for one that belongs to no single agency
/// @param manages  whether the reader changes it; then the account is shown
/// @param address  empty for a reader who is not shown it
/// @param plain    whether the connection is not encrypted
/// @param tests    whether the reader may test its connection
/// @param trial    how it was last reached; null when it was never tested
/// @param services what is served from it
/// @param counted  whether calls of the last day are shown beside them
/// @param notice   what was just done; null for nothing
public record SourceView(
        RegisteredSource source,
        String place,
        String agency,
        boolean manages,
        String address,
        boolean plain,
        boolean tests,
        TrialWords.@Nullable Kept trial,
        List<Service> services,
        boolean counted,
        List<Act> acts,
        @Nullable Phrase notice) {

    /// A data service served from it.
    ///
    /// @param path        its page; empty for a reader who has none
    /// @param served      calls answered in the last day
    /// @param unavailable calls that could not be answered
    public record Service(String code, String title, String path, long served, long unavailable) {}

    /// What was done to it.
    ///
    /// @param by       name
    /// @param evidence its place in the evidence log; null while it is being written
    public record Act(
            SourceAct.Kind kind,
            String by,
            Instant at,
            String because,
            @Nullable Long evidence) {

        public Phrase what() {
            return Phrase.of("exchange.sources.act." + kind.name());
        }

        public Tone tone() {
            return switch (kind) {
                case REGISTERED, SWITCHED_ON -> Tone.GOOD;
                case CHANGED -> Tone.NEUTRAL;
                case SWITCHED_OFF -> Tone.WAITING;
                case REMOVED -> Tone.BAD;
            };
        }
    }

    public String title() {
        return source.title().isEmpty() ? source.id() : source.title();
    }

    public Phrase kind() {
        return PlainTerms.source(source.kind());
    }

    public Phrase state() {
        return state(source.on());
    }

    static Phrase state(boolean on) {
        return Phrase.of(on ? "exchange.sources.on" : "exchange.sources.off");
    }

    public Tone tone() {
        return source.on() ? Tone.GOOD : Tone.WAITING;
    }
}
