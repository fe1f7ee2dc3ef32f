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
        List<AgencyChoice> agencies,
        String newer,
        String older,
        String newest,
        String export,
        String toggle,
        LogHealth health,
        List<InputError> errors) {

    /// One call.
    public record Row(CallEntry call, String agency, String provider, String reason, Tone tone) {}

    /// An agency one can filter by.
    public record AgencyChoice(String code, String name) {
        static AgencyChoice of(Agency agency) {
            return new AgencyChoice(agency.code(), agency.name());
        }
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
