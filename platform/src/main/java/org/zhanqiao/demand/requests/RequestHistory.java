package org.zhanqiao.demand.requests;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.Instructing;

/// What was done so far, and what it leaves open.
public record RequestHistory(List<Act<RequestState, ActKind>> acts) {

    public RequestHistory {
        acts = List.copyOf(acts);
    }

    public Optional<Act<RequestState, ActKind>> findLast(ActKind kind) {
        return acts.reversed().stream().filter(act -> act.kind() == kind).findFirst();
    }

    /// What was done towards the answer that is owed now: everything, or what came after the order to answer anew.
    public RequestHistory answering() {
        int order = acts.reversed().stream().map(Act::kind).toList().indexOf(ActKind.ANSWER_ANEW);
        return order < 0 ? this : new RequestHistory(acts.subList(acts.size() - order, acts.size()));
    }

    /// What was done up to each answer that was ordered anew since.
    public List<RequestHistory> answeredBefore() {
        return IntStream.range(0, acts.size())
                .filter(order -> acts.get(order).kind() == ActKind.ANSWER_ANEW)
                .mapToObj(order -> new RequestHistory(acts.subList(0, order)))
                .toList();
    }

    public Act<RequestState, ActKind> last() {
        return acts.getLast();
    }

    /// The answer to it; none while it is owed, also anew.
    public Optional<Act<RequestState, ActKind>> findAnswer() {
        return answering().acts.reversed().stream()
                .filter(act -> act.kind() == ActKind.APPROVE || act.kind() == ActKind.REFUSE)
                .findFirst();
    }

    /// The last signature, by which the data can be had.
    public Optional<Act<RequestState, ActKind>> findDelivery() {
        return acts.stream()
                .filter(act -> act.kind().isSignature() && act.to() == RequestState.IN_FORCE)
                .findFirst();
    }

    /// An extension that was asked for and not decided yet.
    public Optional<Act<RequestState, ActKind>> findOpenExtension() {
        return answering().acts.reversed().stream()
                .filter(act -> act.kind() == ActKind.ASK_EXTENSION
                        || act.kind() == ActKind.CONSENT_EXTENSION
                        || act.kind() == ActKind.DENY_EXTENSION)
                .findFirst()
                .filter(act -> act.kind() == ActKind.ASK_EXTENSION);
    }

    /// The suspension that its grant is under.
    public Optional<Act<RequestState, ActKind>> findSuspension() {
        return acts.reversed().stream()
                .filter(act -> act.kind() == ActKind.SUSPEND || act.kind() == ActKind.RESUME)
                .findFirst()
                .filter(act -> act.kind() == ActKind.SUSPEND);
    }

    int extendedDays() {
        return answering().acts.stream()
                .filter(act -> act.kind() == ActKind.CONSENT_EXTENSION)
                .mapToInt(act -> ActDetail.findDays(act).orElse(0))
                .sum();
    }

    /// Of the acts that a state allows, those that this history allows: what is missing is named once (art. 21); one
    /// extension is decided before the next is asked for, and none beyond the longest.
    public Set<ActKind> listPossible(RequestState state, int longestExtension) {
        var possible = EnumSet.noneOf(ActKind.class);
        for (var kind : Lifecycle.listActs(state)) {
            if (allows(kind, longestExtension)) {
                possible.add(kind);
            }
        }
        return possible;
    }

    private boolean allows(ActKind kind, int longestExtension) {
        return switch (kind) {
            case NOTE_INCOMPLETE, REMIND -> findLast(kind).isEmpty();
            case ASK_EXTENSION -> findOpenExtension().isEmpty() && extendedDays() < longestExtension;
            case SUSPEND -> findSuspension().isEmpty();
            // What an administrator suspended, an administrator resumes.
            case RESUME -> findSuspension().filter(act -> !act.by().isEmpty()).isPresent();
            case CONSENT_EXTENSION, DENY_EXTENSION -> findOpenExtension().isPresent();
            case DRAFT, PROPOSE, SEND_BACK, SIGN_OFF, COMPLETE, PROPOSE_APPROVAL, PROPOSE_REFUSAL -> true;
            case SEND_BACK_COMPLETION, SIGN_OFF_COMPLETION -> true;
            case RETURN_ANSWER,
                    APPROVE,
                    REFUSE,
                    SIGN_AS_CONSUMER,
                    SIGN_AS_PROVIDER,
                    END,
                    TERMINATE,
                    SUPERSEDE,
                    EXPIRE -> true;
            case REPLY -> Instructing.awaitsReply(acts, ActKind.SUPERVISE, ActKind.REPLY);
            case CONFIRM_DISPOSAL, WITHDRAW, ESCALATE, SUPERVISE, ANSWER_ANEW -> true;
        };
    }
}
