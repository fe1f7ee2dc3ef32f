package org.zhanqiao.demand.requests;

import java.util.Collections;
import java.util.Set;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Instructing;

/// A request with what was done to it.
public record Dossier(AccessRequest request, RequestHistory history) {

    /// What somebody can do to it now.
    public Set<ActKind> possible(Person person) {
        var possible = history.listPossible(request.state(), RequestClocks.LONGEST_EXTENSION);
        var parties = Party.of(person, request.consumer(), request.provider());
        possible.removeIf(kind -> Collections.disjoint(parties, kind.parties())
                || (kind == ActKind.SUPERVISE && !Instructing.may(person, request.rung(), request.provider())));
        return possible;
    }

    /// Whether anybody can do an act now.
    public boolean allows(ActKind kind) {
        return history.listPossible(request.state(), RequestClocks.LONGEST_EXTENSION)
                        .contains(kind)
                && (kind != ActKind.SUPERVISE || Instructing.isDue(request.rung()));
    }

    /// Whether somebody outside the asking agency sees it; what was withdrawn before it was signed off, nobody.
    public boolean isOut() {
        return request.state().isOut()
                && (request.state() != RequestState.WITHDRAWN
                        || history.findLast(ActKind.SIGN_OFF).isPresent());
    }

    /// Whether somebody can ask for the same once more.
    public boolean mayRenew(Person person) {
        return request.state() == RequestState.IN_FORCE
                && Party.of(person, request.consumer(), request.provider()).contains(Party.CONSUMER_OFFICER);
    }

    /// Whether somebody can change what is asked.
    public boolean mayRevise(Person person) {
        return (request.state() == RequestState.DRAFT || request.state() == RequestState.INCOMPLETE)
                && Party.of(person, request.consumer(), request.provider()).contains(Party.CONSUMER_OFFICER);
    }
}
