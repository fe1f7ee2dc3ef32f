package org.zhanqiao.audit.pages;

import java.util.List;
import org.zhanqiao.audit.CallEntry;
import org.zhanqiao.audit.CallOutcome;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Tone;

/// The call log.
///
/// @param newer  address of the rows before these; empty when there are none
/// @param older  address of the rows after these; empty when there are none
/// @param export address of the rows as CSV
/// @param toggle address that begins or ends showing new calls by itself
/// @param health how the logs stand, beside the rows
public record CallsView(
        List<Row> rows,
        CallQuery query,
        List<Choice> agencies,
        List<Choice> services,
        List<Reasons> reasons,
        String newer,
        String older,
        String newest,
        String export,
        String toggle,
        LogHealth health,
        List<InputError> errors) {

    /// One call.
    public record Row(CallEntry call, String agency, String provider, String reason, Tone tone) {}

    /// Something one can filter by.
    public record Choice(String code, String name) {
        static Choice of(Agency agency) {
            return new Choice(agency.code(), agency.name());
        }
    }

    /// The reasons with which calls of an outcome end.
    public record Reasons(CallOutcome outcome, List<Choice> choices) {}

    /// Whether a reason is asked for that is not among those offered.
    public boolean isOtherReason() {
        return !query.reason().isEmpty()
                && reasons.stream()
                        .flatMap(group -> group.choices().stream())
                        .noneMatch(choice -> choice.code().equals(query.reason()));
    }

    /// The outcomes one can filter by.
    public List<CallOutcome> outcomes() {
        return List.of(CallOutcome.values());
    }

    static Tone tone(CallOutcome outcome) {
        return switch (outcome) {
            case SERVED -> Tone.GOOD;
            case REFUSED -> Tone.WAITING;
            case UNAVAILABLE, UNREADABLE -> Tone.BAD;
        };
    }
}
