package org.zhanqiao.barrier.reports;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Tone;

/// How far the case has come that handles a report.
public interface CaseProgress {

    /// @param state  name of where it stands, as the ledger calls it
    /// @param agency short name of the responsible agency; empty before there is one
    /// @param due    its last day; none while its clock stands or it is over
    /// @param provisional whether that day may still move
    /// @param late   whether that day is over
    /// @param answerBy the last day on which its reporters can say whether it is gone; none while nobody asks
    /// @param steps  what happened to it, as its reporters are told, oldest first
    record Progress(
            String caseId,
            String state,
            Tone tone,
            String agency,
            @Nullable LocalDate due,
            boolean provisional,
            boolean late,
            @Nullable LocalDate answerBy,
            List<Step> steps) {

        private static final Set<String> OVER = Set.of("CLOSED", "CLOSED_UNCONFIRMED", "REFUSED");

        public Progress {
            steps = List.copyOf(steps);
        }

        /// Whether nobody works on it any more.
        public boolean isOver() {
            return OVER.contains(state);
        }

        /// Key of the words of officials for where it stands.
        public String stateKey() {
            return "ledger.case.state." + state;
        }

        /// Key of plain words for it.
        public String plainKey() {
            return "barrier.follow.state." + state;
        }
    }

    /// Something that happened.
    ///
    /// @param what      name of the act
    /// @param key       of a plain sentence that says it
    /// @param arguments what the sentence fills in
    record Step(Instant at, String what, String key, List<String> arguments) {

        public Step {
            arguments = List.copyOf(arguments);
        }

        public String in(Page page) {
            return page.text(key, arguments.toArray());
        }
    }

    /// @param caseId id of the case; that of one that goes on in another tells of the other
    Optional<Progress> find(String caseId);
}
