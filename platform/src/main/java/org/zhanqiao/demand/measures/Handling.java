package org.zhanqiao.demand.measures;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Dossier;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.demand.requests.RequestClocks;
import org.zhanqiao.demand.requests.RequestHistory;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.web.Page;
import org.zhanqiao.workday.Reckoning;
import org.zhanqiao.workday.WorkingDays;

/// How a request that came to its provider was handled, in days of the city. Days a clock took are its working days,
/// without the day of receipt and without those on which it stood.
///
/// @param lateBefore   an answer that was ordered anew since had come after its last day
/// @param received     when the head of the asking side sent it, or when it was ordered to be answered anew
/// @param answerDue    last day for an answer, with the extensions consented to; null while the clock stands
/// @param answer       APPROVE or REFUSE; null without an answer
/// @param answerDays   working days the answer took; null without one
/// @param ground       of a refusal
/// @param deliveryDue  last day for the data; null without an approval
/// @param delivered    when both had signed
/// @param deliveryDays working days from the approval to that
public record Handling(
        String request,
        String provider,
        String consumer,
        String service,
        ShareType shareType,
        boolean lateBefore,
        LocalDate received,
        @Nullable LocalDate answerDue,
        @Nullable ActKind answer,
        @Nullable LocalDate answered,
        @Nullable Integer answerDays,
        @Nullable RefusalGround ground,
        @Nullable LocalDate withdrawn,
        @Nullable LocalDate deliveryDue,
        @Nullable LocalDate delivered,
        @Nullable Integer deliveryDays) {

    /// What the acts come to on the calendar in force; empty for a request that did not come to its provider.
    static Optional<Handling> of(Dossier dossier, RequestClocks clocks, WorkingDays workingDays) {
        var request = dossier.request();
        // What was refused and ordered to be answered anew counts from the day of the order.
        var history = dossier.history().answering();
        return clocks.answer(request.shareType(), dossier.history()).map(clock -> {
            var answer = history.findLast(ActKind.APPROVE).or(() -> history.findLast(ActKind.REFUSE));
            var answered = answer.map(Handling::day);
            var delivery = clocks.delivery(history);
            var delivered = history.acts().stream()
                    .filter(act -> act.kind().isSignature() && act.to() == RequestState.IN_FORCE)
                    .findFirst()
                    .map(Handling::day);
            return new Handling(
                    request.id(),
                    request.provider(),
                    request.consumer(),
                    request.ask().service(),
                    request.shareType(),
                    dossier.history().answeredBefore().stream()
                            .anyMatch(before -> isLate(before, clocks.answer(request.shareType(), before))),
                    day(clock.clock().start()),
                    due(clock),
                    answer.map(Act::kind).orElse(null),
                    answered.orElse(null),
                    answered.map(day -> workingDays.used(clock.clock(), day)).orElse(null),
                    ground(history),
                    history.findLast(ActKind.WITHDRAW).map(Handling::day).orElse(null),
                    delivery.map(Handling::due).orElse(null),
                    delivered.orElse(null),
                    delivery.flatMap(started -> delivered.map(day -> workingDays.used(started.clock(), day)))
                            .orElse(null));
        });
    }

    private static boolean isLate(RequestHistory history, Optional<Reckoning> clock) {
        var due = clock.map(Handling::due);
        return due.flatMap(
                        last -> history.findAnswer().map(answer -> day(answer).isAfter(last)))
                .orElse(false);
    }

    private static @Nullable RefusalGround ground(RequestHistory history) {
        return history.findLast(ActKind.REFUSE).isPresent()
                ? history.findLast(ActKind.PROPOSE_REFUSAL)
                        .map(act -> ActDetail.of(act) instanceof ActDetail.Refusal(var ground, var _) ? ground : null)
                        .orElse(null)
                : null;
    }

    private static @Nullable LocalDate due(Reckoning reckoning) {
        return switch (reckoning) {
            case Reckoning.Due due -> due.day();
            case Reckoning.Standing _ -> null;
        };
    }

    private static LocalDate day(Act<RequestState, ActKind> act) {
        return day(act.at());
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(Page.ZONE).toLocalDate();
    }
}
