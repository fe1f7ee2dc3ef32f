package org.zhanqiao.barrier.reports;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.Cause;

/// A report to be kept.
///
/// @param trapped   whether something was filled in that no person sees: it is kept, and hidden
/// @param enteredBy login of whoever enters it for others or for their agency; empty for none
/// @param agency    theirs; empty for none
public record NewReport(
        Channel channel,
        Answers answers,
        boolean trapped,
        @Nullable UUID person,
        String enteredBy,
        String agency,
        String holder,
        @Nullable Cause cause) {

    static NewReport of(Channel channel, Answers answers, boolean trapped, @Nullable UUID person) {
        return new NewReport(channel, answers, trapped, person, "", "", "", null);
    }
}
