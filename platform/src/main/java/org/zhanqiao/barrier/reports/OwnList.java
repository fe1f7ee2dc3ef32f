package org.zhanqiao.barrier.reports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A list that an agency brought, and what each of its lines would become.
///
/// @param by      login of whoever brought it
/// @param name    of the file
/// @param takenBy login of whoever took its good lines over; empty while nobody did
/// @param taken   how many reports were made of it
public record OwnList(
        UUID id,
        String agency,
        String by,
        String name,
        List<OwnListLine> lines,
        Instant broughtAt,
        String takenBy,
        int taken,
        @Nullable Instant takenAt) {

    public OwnList {
        lines = List.copyOf(lines);
    }

    public long good() {
        return lines.stream().filter(OwnListLine::isGood).count();
    }

    public long wrong() {
        return lines.size() - good();
    }
}
