package org.zhanqiao.demand.corrections;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.zhanqiao.demand.requests.Party;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.History;
import org.zhanqiao.proceeding.Instructing;

/// A correction request with what was done to it.
public record CorrectionFile(Correction correction, History<CorrectionState, CorrectionAct> history) {

    private static final Set<CorrectionAct> REPORTS =
            EnumSet.of(CorrectionAct.REPORT_CORRECTED, CorrectionAct.REPORT_RIGHT);
    private static final Set<CorrectionAct> INSTRUCTED_OR_ANSWERED = EnumSet.of(
            CorrectionAct.SUPERVISE, CorrectionAct.REPLY, CorrectionAct.REPORT_CORRECTED, CorrectionAct.REPORT_RIGHT);

    /// What the provider reported back; none while it has not, or verifies anew.
    Optional<Act<CorrectionState, CorrectionAct>> findReport() {
        return correction.state() == CorrectionState.FILED ? Optional.empty() : history.findLast(REPORTS);
    }

    /// The instruction that was neither replied to nor followed by a report yet.
    Optional<Act<CorrectionState, CorrectionAct>> findInstruction() {
        return history.findLast(INSTRUCTED_OR_ANSWERED).filter(act -> act.kind() == CorrectionAct.SUPERVISE);
    }

    /// What somebody can do to it now.
    public Set<CorrectionAct> possible(Person person) {
        var possible = CorrectionLifecycle.GRAPH.listActs(correction.state());
        var parties = parties(person);
        possible.removeIf(kind -> kind.parties().stream().noneMatch(parties::contains)
                || (kind == CorrectionAct.SUPERVISE
                        && !Instructing.may(person, correction.rung(), correction.provider()))
                || (kind == CorrectionAct.REPLY && findInstruction().isEmpty()));
        return possible;
    }

    /// Whether somebody may read what it says about a person: the officers of both agencies.
    public boolean mayReadParticulars(Person person) {
        return parties(person).stream()
                .anyMatch(Predicate.<Party>isEqual(Party.CONSUMER_OFFICER).or(Party.PROVIDER_OFFICER::equals));
    }

    Set<Party> parties(Person person) {
        return Party.of(person, correction.consumer(), correction.provider());
    }
}
