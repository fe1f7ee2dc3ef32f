package org.zhanqiao.barrier.discovery;

import java.util.Locale;
import java.util.Optional;

/// Which papers a radar shows.
///
/// @param reader code of the agency that reads: what it demands, and what is asked of its data; empty for the bureau
/// @param agency code of the agency that demands them; empty for all
/// @param matter code; empty for all
/// @param kind   what following them came to; all when empty
/// @param text   found in the matter's or the paper's name
public record RadarFilter(String reader, String agency, String matter, Optional<Result.Kind> kind, String text) {

    /// Everything that the bureau sees.
    public static RadarFilter all() {
        return new RadarFilter("", "", "", Optional.empty(), "");
    }

    boolean shows(RadarRow row) {
        return isFor(row)
                && (agency.isEmpty() || agency.equals(row.matter().agency()))
                && (matter.isEmpty() || matter.equals(row.matter().code()))
                && (text.isEmpty()
                        || holds(row.matter().name())
                        || holds(row.paper().name()));
    }

    private boolean holds(String name) {
        return name.toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT));
    }

    /// Whether the reader may see it.
    boolean isFor(RadarRow row) {
        return reader.isEmpty()
                || reader.equals(row.matter().agency())
                || reader.equals(row.finding().provider());
    }
}
