package org.zhanqiao.barrier.reports;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.Cause;

/// A report as it is kept, without who can be reached how.
///
/// @param counter       code of the counter whose poster led to it, or at which it was entered; empty for none
/// @param reachable     whether the reporter left a contact
/// @param photos        how many there are
/// @param person        whoever reported it while signed in
/// @param enteredBy     login of the clerk or officer who entered it; empty for none
/// @param agency        of whoever entered it; empty for none
/// @param holder        the agency that holds what an agency’s own report is about; empty for none
/// @param cause         what an agency thinks is the cause
/// @param caseId        the case it is linked to; empty for none
/// @param hiddenBecause why it is hidden; empty when it is not
/// @param askedAt       since when the reporter is asked whether the barrier is gone
/// @param answer        what they said to that
/// @param version       rises with every change
public record Report(
        long id,
        String reference,
        Channel channel,
        ReportState state,
        String matter,
        String paper,
        String places,
        @Nullable HowOften howOften,
        @Nullable TimeSpent timeSpent,
        String story,
        boolean reachable,
        String counter,
        int photos,
        @Nullable UUID person,
        String enteredBy,
        String agency,
        String holder,
        @Nullable Cause cause,
        String caseId,
        String hiddenBecause,
        @Nullable Instant askedAt,
        @Nullable Answer answer,
        String answerWords,
        @Nullable Instant answeredAt,
        long version,
        Instant receivedAt) {

    /// What a reporter says when asked whether the barrier is gone.
    public enum Answer {
        CONFIRMED,
        DENIED
    }

    /// Whether the reporter can say now whether it is gone.
    public boolean isAsked() {
        return askedAt != null && answer == null && state == ReportState.LINKED;
    }

    /// Whether the reporter said that it is gone, and can say now that it is there again.
    public boolean isDeniable() {
        return askedAt != null && answer == Answer.CONFIRMED && state == ReportState.LINKED;
    }

    public Optional<HowOften> times() {
        return Optional.ofNullable(howOften);
    }
}
