package org.zhanqiao.exchange;

import java.util.Optional;

/// Which sources are looked for; empty for no bound.
///
/// @param reader code of an agency that sees its own sources and those that serve it, and no others
/// @param agency code of the agency whose sources they are
public record SourceFilter(
        Optional<String> reader, Optional<String> agency, Optional<SourceKind> kind, Optional<Boolean> on) {

    /// All of them.
    public static SourceFilter all() {
        return new SourceFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// Those that an agency sees.
    public static SourceFilter of(String reader) {
        return new SourceFilter(Optional.of(reader), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
