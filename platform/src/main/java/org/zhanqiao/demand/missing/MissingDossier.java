package org.zhanqiao.demand.missing;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.Instructing;

/// A statement of missing data with what was done to it.
public record MissingDossier(MissingDataset missing, List<Act<MissingState, MissingActKind>> acts) {

    public MissingDossier {
        acts = List.copyOf(acts);
    }

    public Act<MissingState, MissingActKind> last() {
        return acts.getLast();
    }

    /// What somebody can do to it now. It is taken back only while no other agency needs it, and only who accepted it
    /// says that it is fulfilled. That a service which was asked for is open the platform notes in any state.
    public Set<MissingActKind> possible(Person person) {
        var possible = EnumSet.noneOf(MissingActKind.class);
        var parties = MissingParty.of(person, missing);
        for (var kind : MissingLifecycle.listActs(missing.state())) {
            if (!Collections.disjoint(parties, kind.parties())
                    && (kind != MissingActKind.LINK || !missing.asksService())
                    && (kind != MissingActKind.FULFIL || missing.state() == MissingState.ACCEPTED)
                    && (kind != MissingActKind.WITHDRAW || missing.needs().size() == 1)
                    && (kind != MissingActKind.REPLY
                            || Instructing.awaitsReply(acts, MissingActKind.SUPERVISE, MissingActKind.REPLY))
                    && (kind != MissingActKind.SUPERVISE
                            || Instructing.may(person, missing.rung(), missing.source()))) {
                possible.add(kind);
            }
        }
        return possible;
    }
}
