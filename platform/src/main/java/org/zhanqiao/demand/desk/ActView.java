package org.zhanqiao.demand.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.web.InputError;

/// The page that says what an act will do, and asks what it needs.
///
/// @param asksReason whether a reason has to be given
/// @param signedOff  what is asked beside what was signed off, where that decides; null elsewhere
public record ActView(
        AccessRequest request,
        ActKind kind,
        boolean asksReason,
        @Nullable SignedOffView signedOff,
        ActForm form,
        List<InputError> errors) {

    /// Key of what it will do.
    public String effectKey() {
        return "demand.effect." + kind.name()
                + (signedOff != null && kind == ActKind.COMPLETE && !signedOff.stands() ? ".signOff" : "");
    }

    /// Key of what is asked for in words.
    public String reasonKey() {
        if (kind == ActKind.CONFIRM_DISPOSAL) {
            return "demand.disposal";
        }
        return asksReason ? "proceeding.because" : "proceeding.because.free";
    }

    public List<RefusalGround> grounds() {
        return List.of(RefusalGround.values());
    }

    public boolean asksDays() {
        return kind == ActKind.ASK_EXTENSION || kind == ActKind.CONSENT_EXTENSION;
    }

    public boolean wrong(String field) {
        return errors.stream().anyMatch(error -> error.field().equals(field));
    }

    public boolean grave() {
        return switch (kind) {
            case REFUSE, WITHDRAW, SUSPEND, END -> true;
            case SEND_BACK_COMPLETION, SIGN_OFF_COMPLETION -> false;
            case DRAFT, PROPOSE, SEND_BACK, SIGN_OFF, NOTE_INCOMPLETE, COMPLETE, ASK_EXTENSION -> false;
            case CONSENT_EXTENSION, DENY_EXTENSION, PROPOSE_APPROVAL, PROPOSE_REFUSAL, RETURN_ANSWER -> false;
            case APPROVE,
                    SIGN_AS_CONSUMER,
                    SIGN_AS_PROVIDER,
                    TERMINATE,
                    SUPERSEDE,
                    RESUME,
                    REMIND,
                    EXPIRE,
                    CONFIRM_DISPOSAL,
                    SUPERVISE,
                    ESCALATE -> false;
        };
    }
}
