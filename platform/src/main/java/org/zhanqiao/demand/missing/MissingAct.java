package org.zhanqiao.demand.missing;

import java.time.Instant;

/// Something that was done to a statement of missing data.
///
/// @param number  counts its acts from 1
/// @param by      login; empty for the platform
/// @param name    of the person, as it was then
/// @param agency  code of the person's agency; empty for none
/// @param because why, empty when the act speaks for itself
public record MissingAct(
        String missing,
        long number,
        MissingActKind kind,
        MissingState to,
        String by,
        String name,
        String agency,
        Instant at,
        String because,
        MissingDetail detail) {

    /// Begins the keys of all acts on one statement in the evidence.
    public static String evidencePrefix(String missing) {
        return "demand.missing:" + missing + ":";
    }

    /// Names the act in the evidence.
    public String evidenceKey() {
        return evidencePrefix(missing) + number;
    }
}
