package org.zhanqiao.ledger;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.proceeding.Act;

/// What one of those who reported a case says of its remedy now.
///
/// @param at    when they answered last, before it came back too; null for never
/// @param words what they said then, as everybody who reads the case may read it; empty for nothing
public record ReporterAnswer(
        Reporter reporter, Standing standing, @Nullable Instant at, String words) {

    /// How their answer stands.
    public enum Standing {
        /// The platform or the bureau; they are never asked.
        NEVER_ASKED,
        /// It is not proven, or came back: nobody asks.
        NOT_ASKED,
        AWAITED,
        /// The days to answer are over; a late answer still counts.
        SILENT,
        CONFIRMED,
        /// They said that it is not gone, and it was not put right again since.
        DENIED;

        /// Key of words for it.
        public String messageKey() {
            return "ledger.answer." + name();
        }
    }

    static ReporterAnswer of(Reporter reporter, CaseFile file) {
        var last = findLast(reporter, file);
        return new ReporterAnswer(
                reporter,
                standing(reporter, file, last),
                last.map(Act::at).orElse(null),
                last.map(Act::because).orElse(""));
    }

    private static Optional<Act<CaseState, CaseAct>> findLast(Reporter reporter, CaseFile file) {
        return file.history().acts().reversed().stream()
                .filter(act -> act.kind() == CaseAct.CONFIRM || act.kind() == CaseAct.DENY)
                .filter(act -> isBy(reporter, act))
                .findFirst();
    }

    private static boolean isBy(Reporter reporter, Act<CaseState, CaseAct> act) {
        return switch (reporter.kind()) {
            case PUBLIC -> act.said(CaseDetail.REPORTER).equals(reporter.ref());
            case AGENCY ->
                act.said(CaseDetail.REPORTER).isEmpty() && act.agency().equals(reporter.ref());
            case PLATFORM, BUREAU -> false;
        };
    }

    private static Standing standing(Reporter reporter, CaseFile file, Optional<Act<CaseState, CaseAct>> last) {
        if (!reporter.isAsked()) {
            return Standing.NEVER_ASKED;
        }
        if (reporter.answer() == Reporter.Answer.CONFIRMED) {
            return Standing.CONFIRMED;
        }
        return switch (file.about().state()) {
            case VERIFIED -> Standing.AWAITED;
            case CLOSED_UNCONFIRMED -> Standing.SILENT;
            case RECEIVED, TRIAGED, ASSIGNED, RETURNED, ACCEPTED, PAUSED, REMEDIED, CLOSED, REFUSED, MERGED ->
                last.filter(act -> act.kind() == CaseAct.DENY).isPresent() ? Standing.DENIED : Standing.NOT_ASKED;
        };
    }
}
