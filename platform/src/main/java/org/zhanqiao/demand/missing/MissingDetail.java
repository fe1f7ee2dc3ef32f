package org.zhanqiao.demand.missing;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// What an act says beside its reason.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = MissingDetail.None.class, name = "NONE"),
    @JsonSubTypes.Type(value = MissingDetail.Entry.class, name = "ENTRY"),
    @JsonSubTypes.Type(value = MissingDetail.Duty.class, name = "DUTY"),
    @JsonSubTypes.Type(value = MissingDetail.Basis.class, name = "BASIS"),
    @JsonSubTypes.Type(value = MissingDetail.Day.class, name = "DAY")
})
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

    /// The day it names.
    default Optional<LocalDate> findDay() {
        return switch (this) {
            case Duty(var _, var _, var answerBy) -> Optional.of(answerBy);
            case Day(var day) -> Optional.of(day);
            case None none -> Optional.empty();
            case Entry entry -> Optional.empty();
            case Basis basis -> Optional.empty();
        };
    }
}
