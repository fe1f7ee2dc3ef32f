package org.zhanqiao.demand.disputes;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;

/// Everything that is wrong with what somebody says in a dispute, at once.
@Component
final class DisputeCheck {

    private static final int LONGEST_DOCUMENT = 100;

    private final ExecutionCheck execution;
    private final InstantSource clock;

    DisputeCheck(ExecutionCheck execution, InstantSource clock) {
        this.execution = execution;
        this.clock = clock;
    }

    List<InputError> listFlaws(DisputeFile file, Decision<DisputeAct> decision) {
        var flaws = new ArrayList<>(decision.listReasonFlaws(decision.kind().needsReason()));
        for (var name : decision.kind().says()) {
            var said = decision.detail().getOrDefault(name, "");
            switch (name) {
                case DisputeAct.DUTY -> duty(flaws, said, file.dispute());
                case DisputeAct.ORDER -> order(flaws, said, decision);
                case DisputeAct.SUBMITTED ->
                    day(flaws, name, said, today(file.history().last().at()));
                case DisputeAct.RECEIVED -> day(flaws, name, said, submitted(file));
                case DisputeAct.DOCUMENT -> {
                    if (said.isEmpty() || said.length() > LONGEST_DOCUMENT) {
                        flaws.add(InputError.of(name, "demand.dispute.document.stated", LONGEST_DOCUMENT));
                    }
                }
                case DisputeAct.REFERENCE -> flaws.addAll(execution.listFlaws(file, said));
                default -> throw new IllegalStateException("nothing checks " + name);
            }
        }
        if (decision.kind() == DisputeAct.CONFIRM_EXECUTION) {
            file.history()
                    .findLast(Set.of(DisputeAct.REPORT_EXECUTION))
                    .map(report -> execution.listFlaws(file, report.said(DisputeAct.REFERENCE)))
                    .orElse(List.of())
                    .forEach(flaw -> flaws.add(new InputError("because", flaw.messageKey(), flaw.arguments())));
        }
        return flaws;
    }

    private void duty(List<InputError> flaws, String said, Dispute dispute) {
        if (Duty.find(said).filter(execution.listPossible(dispute)::contains).isEmpty()) {
            flaws.add(InputError.of(DisputeAct.DUTY, "demand.dispute.duty.stated"));
        }
    }

    private static void order(List<InputError> flaws, String said, Decision<DisputeAct> decision) {
        boolean needed = !Duty.NOTHING.name().equals(decision.detail().get(DisputeAct.DUTY));
        if (said.length() > Decision.LONGEST || (said.isEmpty() && needed)) {
            flaws.add(InputError.of(DisputeAct.ORDER, "demand.dispute.order.stated", Decision.LONGEST));
        }
        if (Decision.namesResident(said)) {
            flaws.add(InputError.of(DisputeAct.ORDER, "proceeding.because.identity"));
        }
    }

    /// A day that lies between the one before it and today.
    private void day(List<InputError> flaws, String name, String said, LocalDate notBefore) {
        var today = today(clock.instant());
        if (read(said)
                .filter(day -> !day.isBefore(notBefore) && !day.isAfter(today))
                .isEmpty()) {
            flaws.add(
                    notBefore.equals(today)
                            ? InputError.of(name, "demand.dispute." + name + ".today", today.toString())
                            : InputError.of(
                                    name,
                                    "demand.dispute." + name + ".stated",
                                    notBefore.toString(),
                                    today.toString()));
        }
    }

    private static LocalDate submitted(DisputeFile file) {
        return file.history()
                .findLast(Set.of(DisputeAct.SUBMIT_TO_GOVERNMENT))
                .flatMap(act -> read(act.said(DisputeAct.SUBMITTED)))
                .orElseThrow(() -> new IllegalStateException(file.dispute().id() + " was never submitted"));
    }

    private static Optional<LocalDate> read(String said) {
        try {
            return Optional.of(LocalDate.parse(said));
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static LocalDate today(Instant instant) {
        return instant.atZone(Page.ZONE).toLocalDate();
    }
}
