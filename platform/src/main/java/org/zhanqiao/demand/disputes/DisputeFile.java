package org.zhanqiao.demand.disputes;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.Party;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.History;

/// A dispute with what was done in it.
public record DisputeFile(Dispute dispute, History<DisputeState, DisputeAct> history) {

    private static final Set<DisputeAct> SETTLING =
            Set.of(DisputeAct.PROPOSE_SETTLEMENT, DisputeAct.CONSENT_SETTLEMENT, DisputeAct.DECLINE_SETTLEMENT);
    private static final Set<DisputeAct> ORDERING =
            Set.of(DisputeAct.CONSENT_SETTLEMENT, DisputeAct.DECIDE, DisputeAct.RECORD_RULING);

    /// How long a stage took, or has taken.
    ///
    /// @param until when it ended; null while it lasts
    public record StageTime(
            Stage stage, Instant from, @Nullable Instant until) {}

    /// What somebody can do now.
    public Set<DisputeAct> possible(Person person) {
        var possible = DisputeLifecycle.GRAPH.listActs(dispute.state());
        var parties = parties(person);
        var side = side(parties);
        possible.removeIf(kind -> kind.parties().stream().noneMatch(parties::contains)
                || (side.isPresent() && !allows(kind, side.get())));
        return possible;
    }

    /// Whether a side can do it, as far as the graph does not say.
    private boolean allows(DisputeAct kind, Side side) {
        return switch (kind) {
            case PROPOSE_SETTLEMENT -> findProposal().isEmpty();
            case CONSENT_SETTLEMENT, DECLINE_SETTLEMENT ->
                findProposal().filter(proposal -> sideOf(proposal) != side).isPresent();
            case ACCEPT, APPEAL -> !hasAccepted(side);
            case REPORT_EXECUTION -> isObliged(side);
            case CONFIRM_EXECUTION, DENY_EXECUTION -> !isObliged(side);
            case WITHDRAW -> dispute.raisedBy() == side;
            case RAISE, STATE, BRING_TO_AUTHORITY, MEDIATE, DECIDE, SUBMIT_TO_GOVERNMENT, RECORD_RULING -> true;
        };
    }

    /// Where an act leads.
    ///
    /// @param order what it orders, or what is ordered already; null for nothing yet
    DisputeState after(DisputeAct kind, @Nullable Order order, Person person) {
        var targets = DisputeLifecycle.GRAPH.after(dispute.state(), kind);
        if (targets.size() == 1) {
            return targets.getFirst();
        }
        if (order == null) {
            throw new IllegalStateException(kind + " of " + dispute.id() + " orders nothing");
        }
        var side = side(parties(person));
        boolean waits = kind == DisputeAct.ACCEPT
                && side.filter(mine -> hasAccepted(other(mine))).isEmpty();
        var next = waits
                ? DisputeState.DECIDED
                : order.duty() == Duty.NOTHING ? DisputeState.CLOSED : DisputeState.EXECUTING;
        if (!targets.contains(next)) {
            throw new IllegalStateException(kind + " does not lead from " + dispute.state() + " to " + next);
        }
        return next;
    }

    /// The settlement that the other side has not answered yet.
    public Optional<Act<DisputeState, DisputeAct>> findProposal() {
        return history.findLast(SETTLING).filter(act -> act.kind() == DisputeAct.PROPOSE_SETTLEMENT);
    }

    /// The same; none once it can not be consented to any more.
    Optional<Act<DisputeState, DisputeAct>> findOpenProposal() {
        return DisputeLifecycle.GRAPH.listActs(dispute.state()).contains(DisputeAct.CONSENT_SETTLEMENT)
                ? findProposal()
                : Optional.empty();
    }

    /// What has to be done; none before something was agreed, decided or ruled. What was decided stands only after it
    /// was accepted.
    public Optional<Order> findOrder() {
        return history.findLast(ORDERING).map(Order::of);
    }

    /// Who settled, decided or issued what has to be done, and how.
    Optional<ActDetail.Order> findOrdering() {
        return history.findLast(ORDERING).map(act -> new ActDetail.Order(dispute.id(), source(act.kind()), act.name()));
    }

    private static ActDetail.Source source(DisputeAct ordering) {
        return switch (ordering) {
            case CONSENT_SETTLEMENT -> ActDetail.Source.SETTLEMENT;
            case DECIDE -> ActDetail.Source.DECISION;
            case RECORD_RULING -> ActDetail.Source.RULING;
            case RAISE, STATE, PROPOSE_SETTLEMENT, DECLINE_SETTLEMENT, BRING_TO_AUTHORITY, MEDIATE, ACCEPT ->
                throw new IllegalArgumentException(ordering + " orders nothing");
            case APPEAL, SUBMIT_TO_GOVERNMENT, REPORT_EXECUTION, CONFIRM_EXECUTION, DENY_EXECUTION, WITHDRAW ->
                throw new IllegalArgumentException(ordering + " orders nothing");
        };
    }

    /// When what has to be done was settled.
    Optional<Instant> findOrdered() {
        return history.findLast(ORDERING).map(Act::at);
    }

    boolean hasAccepted(Side side) {
        return history.acts().reversed().stream()
                .takeWhile(act -> act.kind() != DisputeAct.DECIDE)
                .anyMatch(act -> act.kind() == DisputeAct.ACCEPT && sideOf(act) == side);
    }

    private boolean isObliged(Side side) {
        return findOrder()
                .flatMap(order -> order.duty().obliged())
                .filter(side::equals)
                .isPresent();
    }

    private @Nullable Side sideOf(Act<DisputeState, DisputeAct> act) {
        if (act.agency().equals(dispute.consumer())) {
            return Side.CONSUMER;
        }
        return act.agency().equals(dispute.provider()) ? Side.PROVIDER : null;
    }

    static Side other(Side side) {
        return switch (side) {
            case CONSUMER -> Side.PROVIDER;
            case PROVIDER -> Side.CONSUMER;
        };
    }

    /// What a person is to it. Staff of the bureau whose own agency is a side decide nothing.
    Set<Party> parties(Person person) {
        var parties = Party.of(person, dispute.consumer(), dispute.provider());
        var agency = person.agencyCode();
        if (dispute.consumer().equals(agency) || dispute.provider().equals(agency)) {
            parties.remove(Party.BUREAU);
        }
        return parties;
    }

    private static Optional<Side> side(Set<Party> parties) {
        if (parties.contains(Party.CONSUMER_OFFICER) || parties.contains(Party.CONSUMER_HEAD)) {
            return Optional.of(Side.CONSUMER);
        }
        return parties.contains(Party.PROVIDER_OFFICER) || parties.contains(Party.PROVIDER_HEAD)
                ? Optional.of(Side.PROVIDER)
                : Optional.empty();
    }

    /// The side that a person stands on in a request; none for anybody else.
    static Optional<Side> side(Person person, String consumer, String provider) {
        return side(Party.of(person, consumer, provider));
    }

    /// The stages so far, with what each took.
    public List<StageTime> listStages() {
        var stages = new ArrayList<StageTime>();
        for (var act : history.acts()) {
            var stage = act.to().stage().orElse(null);
            var last = stages.isEmpty() ? null : stages.getLast();
            if (last != null && last.stage() != stage && last.until() == null) {
                stages.set(stages.size() - 1, new StageTime(last.stage(), last.from(), act.at()));
            }
            if (stage != null && (last == null || last.stage() != stage)) {
                stages.add(new StageTime(stage, act.at(), null));
            }
        }
        return stages;
    }
}
