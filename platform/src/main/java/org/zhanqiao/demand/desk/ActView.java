package org.zhanqiao.demand.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.ServiceItems;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.AskPart;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Placed;
import org.zhanqiao.web.Spoken;

/// The page that says what an act will do, and asks what it needs.
///
/// @param names      of those concerned
/// @param dataset    that is asked for
/// @param told       what is being decided: the extension or the answer that was proposed; nothing elsewhere
/// @param otherPaper the matter, when it does not demand the paper to be spared; null otherwise
/// @param asksReason whether a reason has to be given
/// @param alike      others that it takes the place of, for whoever sends it on or signs it off
/// @param amended    what is asked beside what the request asks for that it renews or amends; null for none
/// @param signedOff  what is asked beside what was signed off, where that decides; null elsewhere
public record ActView(
        AccessRequest request,
        RequestView.Names names,
        Dataset dataset,
        List<Told> told,
        ServiceItems.@Nullable Item otherPaper,
        ActKind kind,
        boolean asksReason,
        @Nullable SignedOffView signedOff,
        ActForm form,
        List<AccessRequest> alike,
        @Nullable SignedOffView amended,
        List<InputError> errors,
        String place)
        implements AlikeRequests, Placed {

    /// A line of what is being decided.
    ///
    /// @param label key of what it is
    public record Told(String label, Spoken words) {

        static Told of(String label, String text) {
            return new Told(label, page -> text);
        }
    }

    /// Every item that is asked for, with how it comes, by what it is looked up, and which rows there are.
    public List<String> items(Page page) {
        return part(page, AskPart.ITEMS).lines().toList();
    }

    /// Why items are needed, by what the reader calls them.
    public List<String> needs(Page page) {
        return request.ask().needs().entrySet().stream()
                .filter(need -> !need.getValue().isBlank())
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(need -> page.text(
                        "demand.ask.part.item", RequestWords.title(page, dataset, need.getKey()), need.getValue()))
                .toList();
    }

    /// A part of what is asked for, in the reader's words.
    public String part(Page page, AskPart part) {
        return RequestWords.part(page, dataset, part, request.ask());
    }

    /// Key of what it will do.
    public String effectKey() {
        return "demand.effect." + kind.name()
                + (signedOff != null && kind == ActKind.COMPLETE && !signedOff.stands() ? ".signOff" : "");
    }

    /// Key of what is asked for in words.
    public String reasonKey() {
        return switch (kind) {
            case CONFIRM_DISPOSAL -> "demand.disposal";
            case SUPERVISE -> "proceeding.instruction";
            case REPLY -> "proceeding.reply";
            default -> asksReason ? "proceeding.because" : "proceeding.because.free";
        };
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
                    ANSWER_ANEW,
                    SUPERSEDE,
                    RESUME,
                    REMIND,
                    EXPIRE,
                    CONFIRM_DISPOSAL,
                    SUPERVISE,
                    REPLY,
                    ESCALATE -> false;
        };
    }
}
