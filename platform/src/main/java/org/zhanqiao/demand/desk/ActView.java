package org.zhanqiao.demand.desk;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.ServiceItems;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Spoken;

/// The page that says what an act will do, and asks what it needs.
///
/// @param names      of those concerned
/// @param dataset    that is asked for
/// @param told       what is being decided: the extension or the answer that was proposed; nothing elsewhere
/// @param otherPaper the matter, when it does not demand the paper to be spared; null otherwise
/// @param asksReason whether a reason has to be given
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
        List<InputError> errors) {

    /// A line of what is being decided.
    ///
    /// @param label key of what it is
    public record Told(String label, Spoken words) {

        static Told of(String label, String text) {
            return new Told(label, page -> text);
        }
    }

    /// Every item that is asked for, with how it comes, in the reader's words.
    public List<String> items(Page page) {
        var terms = request.ask().terms();
        return Stream.concat(
                        terms.fields().stream()
                                .map(field -> page.text(
                                        "demand.ask.part.item",
                                        RequestWords.title(page, dataset, field.item()),
                                        RequestWords.mask(page, field.mask()))),
                        terms.verifiable().stream()
                                .map(item -> page.text(
                                        "demand.ask.part.item",
                                        RequestWords.title(page, dataset, item),
                                        page.text("demand.use.verify"))))
                .toList();
    }

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
