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
        /// Somebody else did something first.
        CONFLICT,
        /// None that this person can do in its state.
        IMPOSSIBLE,
        UNFIT,
        UNKNOWN
    }

    /// @param acted key of what was done last, where it came too late or is not possible; empty otherwise
    /// @param state key of where it stands then; empty otherwise
    public record Outcome(String id, Kind kind, String acted, String state, List<InputError> flaws) {

        static Outcome of(String id, Kind kind, List<InputError> flaws) {
            return new Outcome(id, kind, "", "", flaws);
        }

        public boolean isDone() {
            return kind == Kind.DONE;
        }
    }
}
