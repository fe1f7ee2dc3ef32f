package org.zhanqiao.demand.requests;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhanqiao.catalog.LegalBasis;
import org.zhanqiao.demand.LawText;

/// What somebody decided to do to a request.
///
/// @param version the version of the request it was decided on
/// @param because why; at most [#LONGEST_REASON] characters
public record RequestDecision(String request, long version, ActKind kind, String because, ActDetail detail) {

    public static final int LONGEST_REASON = 1_000;

    /// Points that can be missing at once.
    static final int MOST_POINTS = 50;

    public RequestDecision {
        because = because.strip();
    }

    public static RequestDecision of(String request, long version, ActKind kind, String because) {
        return new RequestDecision(request, version, kind, because, new ActDetail.None());
    }

    /// Key of what is said when its words are missing.
    private static String unstated(ActKind kind) {
        return switch (kind) {
            case CONFIRM_DISPOSAL -> "demand.act.disposal";
            case SUPERVISE -> "demand.act.instruction";
            case REPLY -> "demand.act.reply";
            default -> "demand.act.because";
        };
    }

    /// What is wrong with it by itself.
    ///
    /// @param mostDays working days that an extension may have at most
    List<AskFlaw> listFlaws(int mostDays, LocalDate today) {
        var flaws = new ArrayList<AskFlaw>();
        if (because.length() > LONGEST_REASON || (because.isEmpty() && kind.needsReason())) {
            flaws.add(AskFlaw.of("because", unstated(kind), LONGEST_REASON));
        }
        switch (kind) {
            case NOTE_INCOMPLETE -> {
                if (!(detail instanceof ActDetail.Missing(var points))
                        || points.isEmpty()
                        || points.size() > MOST_POINTS
                        || points.stream().anyMatch(point -> point.isBlank() || point.length() > 500)) {
                    flaws.add(AskFlaw.of("points", "demand.act.points", MOST_POINTS));
                }
            }
            case ASK_EXTENSION, CONSENT_EXTENSION -> {
                if (!(detail instanceof ActDetail.Days(int days)) || days < 1 || days > mostDays) {
                    flaws.add(AskFlaw.of("days", "demand.act.days", mostDays));
                }
            }
            case PROPOSE_REFUSAL -> {
                if (!(detail instanceof ActDetail.Refusal(var ground, var basis))) {
                    flaws.add(AskFlaw.of("ground", "demand.act.ground"));
                } else if (!LawText.namesArticle(basis, LONGEST_REASON)) {
                    flaws.add(AskFlaw.of("basis", "demand.act.basis"));
                } else if (ground == RefusalGround.FORBIDDEN
                        && !LegalBasis.read(basis).carriesRefusal()) {
                    flaws.add(AskFlaw.of("basis", "demand.act.basis.low", basis));
                }
            }
            case SUPERVISE -> {
                if (!(detail instanceof ActDetail.Supervision(var day)) || !day.isAfter(today)) {
                    flaws.add(AskFlaw.of("answerBy", "proceeding.answerBy.stated"));
                }
            }
            case SIGN_AS_CONSUMER, SIGN_AS_PROVIDER -> {
                if (!(detail instanceof ActDetail.Signature)) {
                    throw new IllegalArgumentException("an agreement is signed through Agreements");
                }
            }
            case DRAFT, TERMINATE, SUPERSEDE, REMIND, EXPIRE, ESCALATE, ANSWER_ANEW ->
                throw new IllegalArgumentException(kind + " is no decision of a person");
            case SEND_BACK_COMPLETION, SIGN_OFF_COMPLETION -> {}
            case PROPOSE, SEND_BACK, SIGN_OFF, COMPLETE, DENY_EXTENSION, PROPOSE_APPROVAL, RETURN_ANSWER -> {}
            case APPROVE, REFUSE, SUSPEND, RESUME, END, CONFIRM_DISPOSAL, WITHDRAW, REPLY -> {}
        }
        return flaws;
    }
}
