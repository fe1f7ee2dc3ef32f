package org.zhanqiao.demand.disputes;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RequestState;

/// What a dispute is about. A side can raise what the request shows to have happened; that data are misused shows
/// nowhere, and can be said of every grant.
public enum Ground {
    /// The provider refused.
    REFUSED,
    /// The answer or the delivery came after its last day, or has not come.
    LATE,
    /// The provider asked for more than is needed.
    INCOMPLETE,
    /// The grant was suspended or revoked (art. 27); not by another of the consumer’s that took its place.
    GRANT_STOPPED,
    /// What the provider reported on a correction request (art. 26).
    CORRECTION,
    /// Used for another purpose, in a wider scope, or handed on (art. 25).
    MISUSE,
    /// Use was not recorded, or data were not disposed of (art. 27, 29).
    NO_RECORDS,
    OTHER;

    /// What there is to be seen of a request.
    ///
    /// @param grant      the grant it became; null for none
    /// @param corrected  whether the provider reported on a correction request about a call under that grant
    /// @param unrecorded whether the consumer recorded no use, or has not disposed of the data
    record Seen(Dossier dossier, @Nullable Grant grant, boolean corrected, boolean unrecorded) {}

    /// Those that a side can raise over a request.
    static List<Ground> listFitting(Side side, Seen seen, LocalDate today) {
        return Stream.of(values())
                .filter(ground -> ground.fits(side, seen, today))
                .toList();
    }

    static Optional<Ground> find(String name) {
        return Stream.of(values()).filter(each -> each.name().equals(name)).findFirst();
    }

    /// Key of its words.
    public String messageKey() {
        return "demand.dispute.ground." + name();
    }

    private boolean fits(Side side, Seen seen, LocalDate today) {
        var dossier = seen.dossier();
        var grant = seen.grant();
        return switch (this) {
            case REFUSED -> side == Side.CONSUMER && dossier.request().state() == RequestState.REFUSED;
            case LATE -> side == Side.CONSUMER && isLate(dossier, today);
            case INCOMPLETE -> side == Side.CONSUMER && was(dossier, ActKind.NOTE_INCOMPLETE);
            case GRANT_STOPPED ->
                side == Side.CONSUMER
                        && grant != null
                        && grant.state() != Grant.State.ACTIVE
                        && !dossier.request().state().isReplaced();
            case CORRECTION -> side == Side.CONSUMER && seen.corrected();
            case MISUSE -> side == Side.PROVIDER && grant != null;
            case NO_RECORDS -> side == Side.PROVIDER && grant != null && seen.unrecorded();
            case OTHER -> true;
        };
    }

    private static boolean isLate(Dossier dossier, LocalDate today) {
        var due = dossier.request().due();
        return was(dossier, ActKind.ESCALATE) || (due != null && due.isBefore(today));
    }

    private static boolean was(Dossier dossier, ActKind kind) {
        return dossier.history().acts().stream().anyMatch(act -> act.kind() == kind);
    }
}
