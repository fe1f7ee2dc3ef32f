package org.zhanqiao.demand.missing;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.AnswerBy;
import org.zhanqiao.proceeding.Rung;

/// What an act says beside its reason.
public sealed interface MissingDetail {

    /// Nothing more.
    record None() implements MissingDetail {}

    /// An entry of the catalog.
    ///
    /// @param lacking items that were asked for and that it does not hold by name
    record Entry(String code, List<String> lacking) implements MissingDetail {
        public Entry {
            lacking = List.copyOf(lacking);
        }
    }

    /// Whose duty it is.
    ///
    /// @param agency   code of the agency
    /// @param basis    the text and the article that give it the duty
    /// @param answerBy the last day on which it accepts or objects
    record Duty(String agency, String basis, LocalDate answerBy) implements MissingDetail {}

    /// On what a decline rests, a text with its article.
    record Basis(String text) implements MissingDetail {}

    /// The last day on which the data are there, or on which the agency answers.
    record Day(LocalDate day) implements MissingDetail {}

    /// How far up the ladder it went.
    record Escalation(Rung rung) implements MissingDetail {}

    /// By which day what an instruction demands is to be done.
    record Supervision(LocalDate answerBy) implements MissingDetail {}

    /// The day it names.
    default Optional<LocalDate> findDay() {
        return switch (this) {
            case Duty(var _, var _, var answerBy) -> Optional.of(answerBy);
            case Day(var day) -> Optional.of(day);
            case None _, Entry _, Basis _, Escalation _, Supervision _ -> Optional.empty();
        };
    }

    /// The same by name, as it is kept.
    default Map<String, String> said() {
        return switch (this) {
            case None() -> Map.of();
            case Entry(var code, var lacking) -> Map.of("entry", code, "lacking", String.join("\n", lacking));
            case Duty(var agency, var basis, var day) ->
                Map.of("source", agency, "basis", basis, "day", day.toString());
            case Basis(var text) -> Map.of("basis", text);
            case Day(var day) -> Map.of("day", day.toString());
            case Escalation(var rung) -> Map.of("rung", rung.name());
            case Supervision(var day) -> Map.of(AnswerBy.NAME, day.toString());
        };
    }

    /// What an act said.
    static MissingDetail of(Act<MissingState, MissingActKind> act) {
        if (act.detail().isEmpty()) {
            return new None();
        }
        return switch (act.kind()) {
            case POINT, LINK, FULFIL ->
                new Entry(act.said("entry"), act.said("lacking").lines().toList());
            case ASSIGN -> new Duty(act.said("source"), act.said("basis"), LocalDate.parse(act.said("day")));
            case DECLINE -> new Basis(act.said("basis"));
            case ACCEPT, RESCHEDULE -> new Day(LocalDate.parse(act.said("day")));
            case ESCALATE -> new Escalation(Rung.valueOf(act.said("rung")));
            case SUPERVISE -> new Supervision(AnswerBy.of(act));
            case STATE, SECOND, OBJECT, REOPEN, REPLY, WITHDRAW -> new None();
        };
    }
}
