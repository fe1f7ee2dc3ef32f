package org.zhanqiao.demand.requests;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Instructing;

/// A request with what was done to it.
public record Dossier(AccessRequest request, RequestHistory history) {

    /// What somebody can do to it now.
    public Set<ActKind> possible(Person person) {
        var possible = listOpen();
        var parties = Party.of(person, request.consumer(), request.provider());
        possible.removeIf(kind -> Collections.disjoint(parties, kind.parties())
                || (kind == ActKind.SUPERVISE && !Instructing.may(person, request.rung(), request.owing()))
                || (kind == ActKind.REPLY && !request.owing().equals(person.agencyCode())));
        return possible;
    }

    /// A day that has passed cannot be extended any more: lateness would be gone by asking for it (art. 22).
    private Set<ActKind> listOpen() {
        var open = history.listPossible(request.state(), RequestClocks.LONGEST_EXTENSION);
        if (request.rung() != null) {
            open.remove(ActKind.ASK_EXTENSION);
        }
        return open;
    }

    /// The request that took its place.
    public Optional<String> findSuccessor() {
        return history.findLast(ActKind.SUPERSEDE)
                .map(act -> act.said("successor"))
                .filter(id -> !id.isEmpty());
    }

    /// The items that have to be disposed of because the successor dropped them; none where none did.
    public List<String> listDropped() {
        return history.findLast(ActKind.SUPERSEDE)
                .map(ActDetail::of)
                .map(detail -> detail instanceof ActDetail.Successor(var _, var dropped) ? dropped : List.<String>of())
                .orElse(List.of());
    }

    /// Whether anybody can do an act now.
    public boolean allows(ActKind kind) {
        return listOpen().contains(kind) && (kind != ActKind.SUPERVISE || Instructing.isDue(request.rung()));
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
