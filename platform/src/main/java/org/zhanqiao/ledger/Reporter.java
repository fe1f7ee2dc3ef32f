package org.zhanqiao.ledger;

import java.time.Instant;

/// Somebody who reported a case. Merging moves nobody: who reported a case that goes on in another belongs to both.
///
/// @param origin id of the case that was filed or joined
/// @param ref    whose it is: reference of a citizen's report, code of an agency, empty for the platform
/// @param at     when they said so; the clock counts from there
public record Reporter(String origin, Kind kind, String ref, Instant at, Answer answer) {

    public enum Kind {
        /// A citizen or an enterprise, through a report.
        PUBLIC,
        AGENCY,
        /// The platform found it by itself; nobody is asked whether it is gone.
        PLATFORM,
        /// The bureau typed it, or brought it in a file; it is not asked either, for it verifies.
        BUREAU;

        boolean isAsked() {
            return this == PUBLIC || this == AGENCY;
        }
    }

    /// What they say of the remedy. A denial brings the case back, and everybody is asked anew.
    public enum Answer {
        NONE,
        CONFIRMED
    }

    boolean isAsked() {
        return kind.isAsked();
    }

    public boolean isOf(String agency) {
        return kind == Kind.AGENCY && ref.equals(agency);
    }
}
