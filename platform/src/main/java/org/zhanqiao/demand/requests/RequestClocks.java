package org.zhanqiao.demand.requests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.workday.Clock;
import org.zhanqiao.workday.Extension;
import org.zhanqiao.workday.Pause;
import org.zhanqiao.workday.Reckoning;
import org.zhanqiao.workday.TimeLimit;
import org.zhanqiao.workday.WorkingDays;

/// The clocks of a request. They are kept nowhere: what was done and when is what they are made of.
@Component
public class RequestClocks {

    /// Working days by which an answer may come later, with the bureau's consent (Order 809 art. 21).
    static final int LONGEST_EXTENSION = 10;

    private static final TimeLimit UNCONDITIONAL = new TimeLimit("demand.limit.unconditional", 1, LONGEST_EXTENSION);
    private static final TimeLimit CONDITIONAL = new TimeLimit("demand.limit.conditional", 10, LONGEST_EXTENSION);
    private static final String ORDERED = "demand.limit.ordered.start";
    private static final TimeLimit DELIVERY =
            TimeLimit.of("demand.limit.delivery", 20).startingWith("demand.limit.delivery.start");

    private final WorkingDays workingDays;

    /// Working days in which what was got is disposed of. The law knows no number; this is the city's
    /// own, and agreements name it.
    public static final int DISPOSAL_DAYS = 10;

    private static final TimeLimit DISPOSAL =
            TimeLimit.of("demand.limit.disposal", DISPOSAL_DAYS).startingWith("demand.limit.disposal.start");

    private static final Set<ActKind> ENDINGS =
            EnumSet.of(ActKind.END, ActKind.TERMINATE, ActKind.EXPIRE, ActKind.SUPERSEDE);

    RequestClocks(WorkingDays workingDays) {
        this.workingDays = workingDays;
    }

    /// The clock of the answer, from the day it came to the provider, or from the day on which it was ordered to answer
    /// anew; none before.
    public Optional<Reckoning> answer(ShareType shareType, RequestHistory history) {
        return history.findLast(ActKind.ANSWER_ANEW)
                .map(ordered -> answer(limit(shareType).startingWith(ORDERED), ordered.at(), history.answering()))
                .or(() -> history.findLast(ActKind.SIGN_OFF)
                        .map(received -> answer(limit(shareType), received.at(), history)))
                .map(workingDays::reckon);
    }

    /// The clock of the delivery, from the day of the approval; none before.
    public Optional<Reckoning> delivery(RequestHistory history) {
        return history.findLast(ActKind.APPROVE)
                .map(approved -> Clock.starting(DELIVERY, approved.at()))
                .map(workingDays::reckon);
    }

    /// The clock of the disposal (art. 27), from the day the grant ended, or an amendment dropped
    /// items; none before, and none for what was replaced without loss.
    public Optional<Reckoning> disposal(RequestHistory history) {
        return history.acts().stream()
                .filter(act -> ENDINGS.contains(act.kind()) && act.to().isDisposing())
                .findFirst()
                .map(ended -> Clock.starting(DISPOSAL, ended.at()))
                .map(workingDays::reckon);
    }

    /// The clock that runs, or stands, in the request's state.
    public Optional<Reckoning> current(RequestState state, ShareType shareType, RequestHistory history) {
        if (state.isAnswering() || state.isCompleting()) {
            return answer(shareType, history);
        }
        if (state.isDisposing()) {
            return disposal(history);
        }
        return state.isDelivering() ? delivery(history) : Optional.empty();
    }

    private static TimeLimit limit(ShareType shareType) {
        return shareType == ShareType.UNCONDITIONAL ? UNCONDITIONAL : CONDITIONAL;
    }

    private static Clock answer(TimeLimit limit, Instant received, RequestHistory history) {
        var extensions = new ArrayList<Extension>();
        var pauses = new ArrayList<Pause>();
        @Nullable Instant paused = null;
        String reason = "";
        for (var act : history.acts()) {
            switch (act.kind()) {
                case ASK_EXTENSION -> reason = act.because();
                case CONSENT_EXTENSION ->
                    extensions.add(new Extension(ActDetail.findDays(act).orElse(0), act.at(), act.name(), reason));
                case NOTE_INCOMPLETE -> paused = act.at();
                case COMPLETE, SIGN_OFF_COMPLETION -> {
                    if (paused != null && !act.to().isCompleting()) {
                        pauses.add(new Pause(paused, act.at()));
                        paused = null;
                    }
                }
                case SEND_BACK_COMPLETION -> {}
                case DRAFT, PROPOSE, SEND_BACK, SIGN_OFF, DENY_EXTENSION, PROPOSE_APPROVAL, PROPOSE_REFUSAL -> {}
                case RETURN_ANSWER,
                        APPROVE,
                        REFUSE,
                        SIGN_AS_CONSUMER,
                        SIGN_AS_PROVIDER,
                        SUSPEND,
                        RESUME,
                        END,
                        TERMINATE,
                        SUPERSEDE,
                        REMIND,
                        EXPIRE -> {}
                case CONFIRM_DISPOSAL, WITHDRAW, ESCALATE, SUPERVISE, REPLY, ANSWER_ANEW -> {}
            }
        }
        if (paused != null) {
            pauses.add(new Pause(paused, null));
        }
        return new Clock(limit, received, extensions, pauses);
    }
}
