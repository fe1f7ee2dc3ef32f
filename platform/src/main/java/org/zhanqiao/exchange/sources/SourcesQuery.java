package org.zhanqiao.exchange.sources;

import java.util.Optional;
import org.zhanqiao.exchange.SourceFilter;
import org.zhanqiao.exchange.SourceKind;

/// What a list of sources was narrowed to; empty texts for no bound, and so for anything that is none of the choices.
///
/// @param agency code of the agency whose sources they are
/// @param state  `on` or `off`
public record SourcesQuery(String agency, String kind, String state) {

    SourceFilter filter() {
        return new SourceFilter(
                Optional.empty(), Optional.of(agency).filter(code -> !code.isEmpty()), kind(kind), isOn());
    }

    /// The same for an agency that sees its own alone.
    SourceFilter filter(String reader) {
        return new SourceFilter(Optional.of(reader), Optional.empty(), kind(kind), isOn());
    }

    private Optional<Boolean> isOn() {
        return switch (state) {
            case "on" -> Optional.of(true);
            case "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    static Optional<SourceKind> kind(String name) {
        for (var kind : SourceKind.values()) {
            if (kind.name().equals(name)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    public boolean isNarrow() {
        return !agency.isEmpty() || kind(kind).isPresent() || isOn().isPresent();
    }
}
