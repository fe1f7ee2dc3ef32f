package org.zhanqiao.proceeding;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhanqiao.web.InputError;

/// The day by which an instruction (督办) wants to be answered, in the detail of the act that gives it.
public final class AnswerBy {

    /// Its name in an act.
    public static final String NAME = "answer-by";

    private AnswerBy() {}

    /// The day that was typed, as ISO 8601; empty for anything else.
    public static Optional<LocalDate> read(String typed) {
        try {
            return Optional.of(LocalDate.parse(typed.strip()));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /// The day that an act which gives an instruction names.
    public static LocalDate of(Act<?, ?> act) {
        return LocalDate.parse(act.said(NAME));
    }

    /// What is wrong with what was typed: it is a day after today.
    ///
    /// @param field that the flaw names
    public static List<InputError> listFlaws(String field, String typed, LocalDate today) {
        return read(typed).filter(day -> day.isAfter(today)).isPresent()
                ? List.of()
                : List.of(InputError.of(field, "proceeding.answerBy.stated"));
    }

    /// Asks for it.
    public static ActPage.Input input(String typed) {
        return new ActPage.Input(
                NAME, ActPage.Input.Kind.DATE, "proceeding.answerBy", "proceeding.answerBy.hint", typed, Map.of());
    }
}
