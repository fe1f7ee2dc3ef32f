package org.zhanqiao.demand.corrections;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.proceeding.Rung;

/// A correction request. While it is not over, the value it is about counts as disputed (异议标注), and answers of the
/// exchange say so.
///
/// @param consumer code of the agency that asks; it made the call
/// @param provider code of the agency whose data it is
/// @param dataset  code of the dataset
/// @param item     the data item that seems wrong
/// @param about    the call that returned it, as its evidence says
/// @param sealedText its [Particulars], sealed; empty once it is over, when nobody needs them any more
/// @param version  counts what people did; an act names the version it was decided on
/// @param moved    when its state last changed
/// @param due      the last day of the report; none when it has come
/// @param provisional whether that day may still move, because it reaches into a year without a calendar
/// @param rung     how far up the ladder it went; none while it is in time
public record Correction(
        String id,
        String consumer,
        String provider,
        String dataset,
        String item,
        About about,
        String sealedText,
        CorrectionState state,
        long version,
        String filedBy,
        Instant filedAt,
        Instant moved,
        @Nullable LocalDate due,
        boolean provisional,
        @Nullable Rung rung) {

    /// The call that a value came from.
    ///
    /// @param call    its number
    /// @param entry   where it stands in the evidence: index in the log of that number
    /// @param at      when it was received
    /// @param named   whether the entry names the subject by its commitment; then the call was about it
    public record About(String call, String service, String grant, int log, long entry, Instant at, boolean named) {}

    /// The same after an act.
    Correction moved(
            CorrectionState otherState,
            long otherVersion,
            Instant at,
            @Nullable LocalDate otherDue,
            boolean otherProvisional,
            @Nullable Rung otherRung) {
        return new Correction(
                id,
                consumer,
                provider,
                dataset,
                item,
                about,
                otherState.isOver() ? "" : sealedText,
                otherState,
                otherVersion,
                filedBy,
                filedAt,
                at,
                otherDue,
                otherProvisional,
                otherRung);
    }
}
