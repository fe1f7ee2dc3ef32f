package org.zhanqiao.barrier.discovery;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.barrier.discovery.Step.State;
import org.zhanqiao.catalog.HeldDataset;
import org.zhanqiao.demand.Grant;
import org.zhanqiao.demand.Wording;
import org.zhanqiao.demand.requests.RequestState;

/// The two links between an agency and data of another: that it asked for them for this matter, and that a grant gives
/// them. What was granted for another matter is no answer: it may not be used beyond its purpose (政务数据共享条例 art. 25).
final class Asking {

    private final DemandedPaper paper;
    private final List<Step> steps = new ArrayList<>();
    private final List<Facts.Given> given;

    Asking(DemandedPaper paper, HeldDataset dataset, Holding holding, Facts facts) {
        this.paper = paper;
        var asked = new Facts.Asked(paper.matter().agency(), dataset.code());
        var grants = facts.grants().getOrDefault(asked, List.of());
        var fit = grants.stream().filter(grant -> isOfMatter(grant.matter())).toList();
        this.given = fit.stream()
                .filter(grant ->
                        grant.standing() == Grant.Standing.IN_FORCE && holding.isGivenBy(grant, paper.paper(), dataset))
                .toList();
        var requests = facts.requests().getOrDefault(asked, List.of()).stream()
                .filter(request -> isOfMatter(request.matter()))
                .toList();
        if (!given.isEmpty()) {
            inForce(requests);
        } else if (requests.stream().anyMatch(request -> !isOver(request))) {
            underWay(
                    requests.stream()
                            .filter(request -> !isOver(request))
                            .findFirst()
                            .orElseThrow(),
                    fit);
        } else if (!fit.isEmpty()) {
            requested(Optional.empty(), fit.getFirst());
            lapsed(fit);
        } else {
            notAsked(requests, grants);
        }
    }

    private boolean isOfMatter(String matter) {
        return Wording.holds(paper.matter().name(), matter);
    }

    /// The steps as they were followed.
    List<Step> steps() {
        return steps;
    }

    /// The link that breaks.
    Optional<Link> broken() {
        return steps.getLast().state() == State.BROKEN
                ? Optional.of(steps.getLast().link())
                : Optional.empty();
    }

    /// Grants in force that give what is needed, for this matter.
    List<Facts.Given> given() {
        return given;
    }

    private void inForce(List<Facts.Request> requests) {
        var grant = given.getFirst();
        requested(
                requests.stream()
                        .filter(request -> request.grant().equals(grant.id()))
                        .findFirst(),
                grant);
        steps.add(new Step(
                Link.GRANT,
                State.HOLDS,
                "barrier.step.grant",
                List.of(grant.id(), Facts.day(grant.notAfter()).toString()),
                grantPage(grant),
                grant.since()));
    }

    private void requested(Optional<Facts.Request> request, Facts.Given grant) {
        steps.add(request.map(found -> new Step(
                        Link.REQUEST,
                        State.HOLDS,
                        "barrier.step.request",
                        List.of(found.id()),
                        requestPage(found),
                        found.moved()))
                .orElseGet(() -> new Step(
                        Link.REQUEST,
                        State.HOLDS,
                        "barrier.step.requestSigned",
                        List.of(grant.id()),
                        grantPage(grant),
                        grant.since())));
    }

    private static String requestPage(Facts.Request request) {
        return "/desk/requests/" + request.id();
    }

    private static String grantPage(Facts.Given grant) {
        return "/agency/grants/" + grant.id();
    }

    /// Whether it leads to no grant any more, or has not yet left the agency.
    private static boolean isOver(Facts.Request request) {
        return switch (request.state()) {
            case DRAFT, AWAITING_SIGN_OFF, REFUSED, WITHDRAWN, REDUCED -> true;
            case ENDED, EXPIRED, DISPOSED, SUPERSEDED -> true;
            case SUBMITTED,
                    INCOMPLETE,
                    COMPLETION_PROPOSED,
                    APPROVAL_PROPOSED,
                    REFUSAL_PROPOSED,
                    APPROVED,
                    CONSUMER_SIGNED,
                    PROVIDER_SIGNED,
                    IN_FORCE -> false;
        };
    }

    private void underWay(Facts.Request request, List<Facts.Given> fit) {
        steps.add(new Step(
                Link.REQUEST,
                State.HOLDS,
                "barrier.step.request",
                List.of(request.id()),
                requestPage(request),
                request.moved()));
        if (request.state() == RequestState.IN_FORCE && !fit.isEmpty()) {
            lapsed(fit);
            return;
        }
        var key = switch (request.state()) {
            case SUBMITTED, APPROVAL_PROPOSED, REFUSAL_PROPOSED -> "barrier.step.answerAwaited";
            case INCOMPLETE, COMPLETION_PROPOSED -> "barrier.step.completionAwaited";
            case APPROVED, CONSUMER_SIGNED, PROVIDER_SIGNED -> "barrier.step.signaturesAwaited";
            case IN_FORCE, DRAFT, AWAITING_SIGN_OFF, REFUSED, WITHDRAWN -> "barrier.step.grantGone";
            case REDUCED, ENDED, EXPIRED, DISPOSED, SUPERSEDED -> "barrier.step.grantGone";
        };
        steps.add(
                new Step(Link.GRANT, State.BROKEN, key, List.of(request.id()), requestPage(request), request.moved()));
    }

    /// There is a grant for this matter, but it does not give the data now.
    private void lapsed(List<Facts.Given> fit) {
        var grant =
                fit.stream().min(Comparator.comparing(Facts.Given::standing)).orElseThrow();
        var key = switch (grant.standing()) {
            case IN_FORCE -> "barrier.step.grantLacks";
            case WAITING -> "barrier.step.grantWaits";
            case EXPIRED -> "barrier.step.grantExpired";
            case SUSPENDED -> "barrier.step.grantSuspended";
            case REVOKED -> "barrier.step.grantRevoked";
        };
        steps.add(new Step(
                Link.GRANT,
                State.BROKEN,
                key,
                List.of(grant.id(), Facts.day(grant.notAfter()).toString()),
                grantPage(grant),
                grant.since()));
    }

    /// @param requests of this matter, all over or not yet out
    /// @param grants   of other matters
    private void notAsked(List<Facts.Request> requests, List<Facts.Given> grants) {
        if (!requests.isEmpty()) {
            var last = requests.getFirst();
            var key = switch (last.state()) {
                case DRAFT, AWAITING_SIGN_OFF -> "barrier.step.requestDraft";
                case REFUSED -> "barrier.step.requestRefused";
                case WITHDRAWN -> "barrier.step.requestWithdrawn";
                case REDUCED,
                        ENDED,
                        EXPIRED,
                        DISPOSED,
                        SUPERSEDED,
                        SUBMITTED,
                        INCOMPLETE,
                        COMPLETION_PROPOSED,
                        APPROVAL_PROPOSED,
                        REFUSAL_PROPOSED,
                        APPROVED,
                        CONSUMER_SIGNED,
                        PROVIDER_SIGNED,
                        IN_FORCE -> "barrier.step.requestOver";
            };
            steps.add(new Step(Link.REQUEST, State.BROKEN, key, List.of(last.id()), requestPage(last), last.moved()));
            return;
        }
        var other = grants.stream()
                .filter(grant -> grant.standing() == Grant.Standing.IN_FORCE)
                .findFirst();
        steps.add(other.map(grant -> new Step(
                        Link.REQUEST,
                        State.BROKEN,
                        "barrier.step.requestOtherMatter",
                        List.of(grant.id(), grant.matter()),
                        grantPage(grant),
                        grant.since()))
                .orElseGet(() -> new Step(
                        Link.REQUEST, State.BROKEN, "barrier.step.requestNone", List.of(), "/desk/requests", null)));
    }
}
