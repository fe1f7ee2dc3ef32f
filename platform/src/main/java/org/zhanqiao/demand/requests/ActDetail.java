package org.zhanqiao.demand.requests;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.AnswerBy;
import org.zhanqiao.proceeding.Rung;

/// What an act says beside its reason.
public sealed interface ActDetail {

    /// Nothing more.
    record None() implements ActDetail {}

    /// Everything that is missing, named at once, each point in one line.
    record Missing(List<String> points) implements ActDetail {
        public Missing {
            points = List.copyOf(points);
        }
    }

    /// Working days asked for, or consented to.
    record Days(int workingDays) implements ActDetail {}

    /// On what a refusal rests.
    ///
    /// @param basis the law or regulation with its article
    record Refusal(RefusalGround ground, String basis) implements ActDetail {}

    /// A signature under the agreement.
    ///
    /// @param agreement SHA-256 of the agreement, hexadecimal
    /// @param keyId     of the officer's key
    /// @param grant     number of the grant that came into force by it; empty for the first signature
    record Signature(String agreement, String keyId, String grant) implements ActDetail {}

    /// How far up the ladder an overdue request went.
    record Escalation(Rung rung) implements ActDetail {}

    /// By which day what an instruction demands is to be done.
    record Supervision(LocalDate answerBy) implements ActDetail {}

    /// The request that took its place.
    ///
    /// @param dropped the items that it does not give any more, or only masked; those have to be disposed of
    record Successor(String request, List<String> dropped) implements ActDetail {
        public Successor {
            dropped = List.copyOf(dropped);
        }
    }

    /// By what a dispute ended that orders a new answer.
    enum Source {
        SETTLEMENT,
        DECISION,
        RULING
    }

    /// What orders that a refused request be answered anew.
    ///
    /// @param dispute its number
    /// @param by      name of who consented to the settlement, decided or issued the ruling
    record Order(String dispute, Source source, String by) implements ActDetail {}

    /// The same by name, as it is kept.
    default Map<String, String> said() {
        return switch (this) {
            case None() -> Map.of();
            case Missing(var points) -> Map.of("missing", String.join("\n", points));
            case Days(int days) -> Map.of("workingDays", Integer.toString(days));
            case Refusal(var ground, var basis) -> Map.of("ground", ground.name(), "basis", basis);
            case Signature(var agreement, var keyId, var grant) ->
                Map.of("agreement", agreement, "key", keyId, "grant", grant);
            case Escalation(var rung) -> Map.of("rung", rung.name());
            case Successor(var request, var dropped) when dropped.isEmpty() -> Map.of("successor", request);
            case Successor(var request, var dropped) ->
                Map.of("successor", request, "dropped", String.join("\n", dropped));
            case Order(var dispute, var source, var by) ->
                Map.of("dispute", dispute, "source", source.name(), "orderedBy", by);
            case Supervision(var day) -> Map.of(AnswerBy.NAME, day.toString());
        };
    }

    /// What an act said.
    static ActDetail of(Act<RequestState, ActKind> act) {
        if (act.detail().isEmpty()) {
            return new None();
        }
        return switch (act.kind()) {
            case NOTE_INCOMPLETE -> new Missing(act.said("missing").lines().toList());
            case ASK_EXTENSION, CONSENT_EXTENSION -> new Days(Integer.parseInt(act.said("workingDays")));
            case PROPOSE_REFUSAL -> new Refusal(RefusalGround.valueOf(act.said("ground")), act.said("basis"));
            case SIGN_AS_CONSUMER, SIGN_AS_PROVIDER ->
                new Signature(act.said("agreement"), act.said("key"), act.said("grant"));
            case ESCALATE -> new Escalation(Rung.valueOf(act.said("rung")));
            case SUPERVISE -> new Supervision(AnswerBy.of(act));
            case DRAFT, PROPOSE, SEND_BACK, SIGN_OFF, COMPLETE, SEND_BACK_COMPLETION, SIGN_OFF_COMPLETION -> new None();
            case DENY_EXTENSION, PROPOSE_APPROVAL, RETURN_ANSWER, APPROVE, REFUSE, SUSPEND, RESUME, END -> new None();
            case ANSWER_ANEW ->
                new Order(act.said("dispute"), Source.valueOf(act.said("source")), act.said("orderedBy"));
            case SUPERSEDE ->
                new Successor(act.said("successor"), act.said("dropped").lines().toList());
            case TERMINATE, REMIND, EXPIRE, CONFIRM_DISPOSAL, WITHDRAW, REPLY -> new None();
        };
    }

    /// Working days that an act asked for, or consented to.
    static Optional<Integer> findDays(Act<RequestState, ActKind> act) {
        return of(act) instanceof Days(int days) ? Optional.of(days) : Optional.empty();
    }
}
