package org.zhanqiao.exchange.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.exchange.RegisteredSource;
import org.zhanqiao.exchange.SourceKind;
import org.zhanqiao.exchange.desk.Phrase;
import org.zhanqiao.exchange.desk.PlainTerms;
import org.zhanqiao.exchange.grants.AllGrantsView;
import org.zhanqiao.web.Paged;
import org.zhanqiao.web.Tone;

/// A list of sources: all of the city's for the system administrator, or those of an agency for its officer.
///
/// @param place   address of the list
/// @param manages whether the reader registers and changes them
/// @param notice  key of what was just done; empty for nothing
public record SourcesView(
        Paged<Row> sources,
        SourcesQuery filter,
        List<AllGrantsView.Choice> agencies,
        String place,
        boolean manages,
        String notice) {

    /// What the list can be narrowed to.
    public List<SourceKind> kinds() {
        return List.of(SourceKind.values());
    }

    /// One source.
    ///
    /// @param title  its id when it has none
    /// @param agency short name; empty for one that belongs to no single agency
    /// @param trial  how it was last reached; null when it was never tested
    public record Row(
            String id,
            String title,
            String agency,
            Phrase kind,
            boolean on,
            long services,
            @Nullable TrialWords trial) {

        static Row of(RegisteredSource source, String agency, @Nullable TrialWords trial) {
            return new Row(
                    source.id(),
                    source.title().isEmpty() ? source.id() : source.title(),
                    agency,
                    PlainTerms.source(source.kind()),
                    source.on(),
                    source.services(),
                    trial);
        }

        public Phrase state() {
            return SourceView.state(on);
        }

        public Tone tone() {
            return on ? Tone.GOOD : Tone.WAITING;
        }

        public Phrase tried() {
            return trial == null ? Phrase.of("exchange.sources.tried.never") : trial.brief();
        }
    }
}
