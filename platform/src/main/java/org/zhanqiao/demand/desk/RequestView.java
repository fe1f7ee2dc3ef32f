package org.zhanqiao.demand.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.proceeding.ClockView;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Placed;
import org.zhanqiao.web.Step;
import org.zhanqiao.web.Tone;

/// One request with its clocks and everything that was done to it.
///
/// @param clocks   the answer's first, the delivery's after it
/// @param acts     newest first
/// @param possible what the reader can do now, without signatures
/// @param revise   whether the reader can change what is asked
/// @param renew    whether the reader can ask for the same once more
/// @param signable whether the reader can sign the agreement
/// @param suspended whether its grant is suspended
/// @param successor the request that took its place, or is about to; null for none
/// @param dropped   the items that its successor does not give as before, and that have to be disposed of
/// @param alike     others of the same system for the same service and purpose, whose place it takes
/// @param amended   what it asks for beside what the request asks for that it renews or amends; null for none
/// @param seesCalls whether the reader has the page of its grant, with the calls
/// @param dispute  whether the reader can raise a dispute over it
/// @param disputes ids of those that were raised
/// @param done     what the reader has just done
public record RequestView(
        AccessRequest request,
        Names names,
        Dataset dataset,
        List<ClockView> clocks,
        List<Act> acts,
        List<ActKind> possible,
        boolean revise,
        boolean renew,
        boolean agreed,
        boolean signable,
        boolean suspended,
        @Nullable AccessRequest successor,
        List<String> dropped,
        List<AccessRequest> alike,
        @Nullable SignedOffView amended,
        boolean seesCalls,
        boolean dispute,
        List<String> disputes,
        @Nullable ActKind done,
        LocalDate today,
        String place)
        implements AlikeRequests, Placed {

    /// Whom and what the request is about, by name.
    public record Names(String consumer, String system, String provider, String service) {}

    /// Something that was done.
    ///
    /// @param agency  short name; empty for the platform
    /// @param entry   where it stands in the evidence; -1 while it is on its way
    public record Act(org.zhanqiao.proceeding.Act<RequestState, ActKind> act, String agency, long entry) {

        /// What it says beside its reason.
        public ActDetail detail() {
            return ActDetail.of(act);
        }

        public Tone tone() {
            return switch (act.kind()) {
                case REFUSE, ESCALATE, SUPERVISE, SUSPEND, TERMINATE -> Tone.BAD;
                case NOTE_INCOMPLETE, ASK_EXTENSION, PROPOSE_REFUSAL, SEND_BACK, RETURN_ANSWER -> Tone.WAITING;
                case SEND_BACK_COMPLETION, ANSWER_ANEW -> Tone.WAITING;
                case SIGN_OFF_COMPLETION -> Tone.NEUTRAL;
                case APPROVE, SIGN_AS_CONSUMER, SIGN_AS_PROVIDER, CONSENT_EXTENSION -> Tone.GOOD;
                case DRAFT, PROPOSE, SIGN_OFF, COMPLETE, DENY_EXTENSION, PROPOSE_APPROVAL, RESUME, END -> Tone.NEUTRAL;
                case REMIND, EXPIRE, SUPERSEDE, CONFIRM_DISPOSAL, WITHDRAW, REPLY -> Tone.NEUTRAL;
            };
        }
    }

    public Ask ask() {
        return request.ask();
    }

    /// The way of a request, and where this one is on it.
    public List<Step> steps(Page page) {
        var labels = List.of("write", "signOff", "answer", "agree", "use");
        int current = switch (request.state()) {
            case DRAFT -> 0;
            case AWAITING_SIGN_OFF -> 1;
            case SUBMITTED, INCOMPLETE, COMPLETION_PROPOSED, APPROVAL_PROPOSED, REFUSAL_PROPOSED -> 2;
            case APPROVED, CONSUMER_SIGNED, PROVIDER_SIGNED -> 3;
            case IN_FORCE -> 4;
            case REDUCED, ENDED, EXPIRED, DISPOSED, SUPERSEDED -> 5;
            case REFUSED, WITHDRAWN -> 6;
        };
        return java.util.stream.IntStream.range(0, labels.size())
                .mapToObj(i -> new Step(
                        page.text("demand.way." + labels.get(i)),
                        current == 6
                                ? Step.Standing.TO_COME
                                : i < current
                                        ? Step.Standing.DONE
                                        : i == current ? Step.Standing.CURRENT : Step.Standing.TO_COME,
                        ""))
                .toList();
    }

    /// The items that its successor does not give as before, in the reader's words.
    public String dropped(Page page) {
        return RequestWords.titles(page, dataset, dropped);
    }

    /// Whether its grant serves nobody until it is resumed.
    public boolean isSuspended() {
        return suspended && request.state() == RequestState.IN_FORCE;
    }

    /// Key of what became of its grant.
    public String grantKey() {
        return "demand.request.grant."
                + (isSuspended() ? RequestWords.SUSPENDED : request.state().name());
    }

    /// Whether the reader can begin a renewal: only while none is under way.
    public boolean mayBeginRenewal() {
        return renew && successor == null;
    }

    /// Whether the way ended before its end.
    public boolean isCut() {
        return request.state() == RequestState.REFUSED || request.state() == RequestState.WITHDRAWN;
    }

    /// Everything that the provider named as missing; nothing when nothing was.
    public List<String> missing() {
        return missing(acts.stream().map(Act::detail));
    }

    /// @param details what acts say, the latest first
    static List<String> missing(Stream<ActDetail> details) {
        return details.filter(ActDetail.Missing.class::isInstance)
                .map(ActDetail.Missing.class::cast)
                .findFirst()
                .map(ActDetail.Missing::points)
                .orElse(List.of());
    }

    /// Key of what the reader has just done.
    public String doneKey() {
        if (done != null && done.isSignature() && request.state() == RequestState.IN_FORCE) {
            return "demand.done.IN_FORCE";
        }
        return "demand.done." + done
                + (done == ActKind.COMPLETE && request.state() == RequestState.COMPLETION_PROPOSED ? ".signOff" : "");
    }

    public Instant moved() {
        return request.moved();
    }
}
