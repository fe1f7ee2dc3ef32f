package org.zhanqiao.ledger.desk;

import java.util.List;
import org.zhanqiao.proceeding.ActPage;
import org.zhanqiao.web.InputError;

/// The page that asks what an act on many cases needs.
///
/// @param form   as for one case
/// @param chosen cases, each with the version that was seen: `ID@VERSION`
/// @param most   how many can be chosen
public record BulkView(ActPage form, List<String> chosen, int most) {

    public BulkView {
        chosen = List.copyOf(chosen);
    }

    public boolean isPossible() {
        return !chosen.isEmpty() && chosen.size() <= most;
    }

    /// What came of it.
    public record Done(String act, List<Outcome> outcomes) {

        public Done {
            outcomes = List.copyOf(outcomes);
        }

        public long done() {
            return outcomes.stream().filter(Outcome::isDone).count();
        }
    }

    public enum Kind {
        DONE,
        /// Somebody else did something first, or its state does not allow this.
        CONFLICT,
        UNFIT,
        UNKNOWN
    }

    /// @param acted key of what was done last, where it came too late; empty otherwise
    public record Outcome(String id, Kind kind, String acted, List<InputError> flaws) {

        public boolean isDone() {
            return kind == Kind.DONE;
        }
    }
}
