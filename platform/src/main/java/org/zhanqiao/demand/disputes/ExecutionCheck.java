package org.zhanqiao.demand.disputes;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.AccessRequests;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.web.InputError;

/// Whether what was ordered is really done, as far as the platform can see it: a grant that was to be restored serves,
/// a request that was to be answered anew has an answer, or was taken back. Saying so is not enough.
@Component
final class ExecutionCheck {

    private static final int LONGEST = 100;

    private final AccessRequests requests;
    private final Grants grants;
    private final InstantSource clock;

    ExecutionCheck(AccessRequests requests, Grants grants, InstantSource clock) {
        this.requests = requests;
        this.grants = grants;
        this.clock = clock;
    }

    /// What can be ordered in a dispute: nothing that could never be carried out.
    List<Duty> listPossible(Dispute dispute) {
        boolean granted = requests.findRequest(dispute.request())
                .filter(request -> !request.grant().isEmpty())
                .isPresent();
        return Stream.of(Duty.values()).filter(duty -> duty.isPossible(granted)).toList();
    }

    /// @param reference number of the grant or of the request by which it was done; empty for the request that the
    ///     dispute is over
    List<InputError> listFlaws(DisputeFile file, String reference) {
        var order = file.findOrder().orElseThrow(() -> new IllegalStateException("nothing is ordered yet"));
        var over = file.dispute().request();
        return switch (order.duty()) {
            case RESTORE_GRANT ->
                unless(
                        grants.findGrant(reference)
                                .filter(grant -> serves(grant, over))
                                .isPresent(),
                        "demand.dispute.reference.grant",
                        over);
            case ANSWER_ANEW ->
                unless(
                        requests.findRequest(reference.isEmpty() ? over : reference)
                                .filter(request -> isAnswered(request, file))
                                .isPresent(),
                        "demand.dispute.reference.request",
                        over);
            case DISPOSE -> unless(isDisposed(over), "demand.dispute.reference.dispose", over);
            case PROVIDER_ACTS, REMEDY_USE, CONSUMER_ACTS, NOTHING ->
                unless(reference.length() <= LONGEST, "demand.dispute.reference.length", LONGEST);
        };
    }

    private static List<InputError> unless(boolean done, String messageKey, Object argument) {
        return done ? List.of() : List.of(InputError.of(DisputeAct.REFERENCE, messageKey, argument));
    }

    private boolean serves(Grant grant, String over) {
        var asked = requests.findRequest(over).orElseThrow().ask();
        return grant.caller().equals(asked.caller())
                && grant.service().equals(asked.service())
                && grant.standing(clock.instant()) == Grant.Standing.IN_FORCE;
    }

    /// Whether what was got under the request is disposed of, or nothing was got under it.
    private boolean isDisposed(String over) {
        var request = requests.findRequest(over).orElseThrow();
        return request.state() == RequestState.DISPOSED || request.grant().isEmpty();
    }

    private static boolean isAnswered(AccessRequest request, DisputeFile file) {
        Optional<Instant> ordered = file.findOrdered();
        return request.consumer().equals(file.dispute().consumer())
                && request.provider().equals(file.dispute().provider())
                && ordered.filter(at -> !request.moved().isBefore(at)).isPresent()
                && (hasAnswer(request.state()) || isTakenBack(request, file));
    }

    /// Whether there is nothing left to answer because whoever asked took it back.
    private static boolean isTakenBack(AccessRequest request, DisputeFile file) {
        return request.state() == RequestState.WITHDRAWN
                && request.id().equals(file.dispute().request());
    }

    private static boolean hasAnswer(RequestState state) {
        return switch (state) {
            case DRAFT, AWAITING_SIGN_OFF, SUBMITTED, INCOMPLETE, COMPLETION_PROPOSED -> false;
            case APPROVAL_PROPOSED, REFUSAL_PROPOSED, WITHDRAWN -> false;
            case APPROVED, CONSUMER_SIGNED, PROVIDER_SIGNED, IN_FORCE, ENDED, EXPIRED, DISPOSED -> true;
            case REDUCED, SUPERSEDED, REFUSED -> true;
        };
    }
}
