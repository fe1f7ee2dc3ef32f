package org.zhanqiao.barrier.reports;

import java.time.Duration;
import java.util.List;
import org.zhanqiao.web.InputError;

/// How sending a report ended.
public sealed interface Submission {

    /// It is kept.
    ///
    /// @param secret with which its reporter follows it; known to nobody else
    record Received(String reference, String secret) implements Submission {

        @Override
        public String toString() {
            return "Received[" + reference + "]";
        }
    }

    /// Something is missing, or too long.
    record Unfit(List<InputError> errors) implements Submission {

        public Unfit {
            errors = List.copyOf(errors);
        }
    }

    /// The campaign that it was written for takes nothing any more, or not yet; it can be sent to none.
    record Closed(CampaignNotice notice) implements Submission {}

    /// Something else came under the same key of its sender before.
    record KeyUsed() implements Submission {}

    /// Too many came from the same place, or under the same contact.
    record TooOften(Duration pause) implements Submission {}

    /// Sooner than anybody reads the questions.
    record TooSoon() implements Submission {}

    /// There is no such draft any more.
    record NothingWritten() implements Submission {}
}
