package org.zhanqiao.demand.disputes;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.zhanqiao.proceeding.Words;
import org.zhanqiao.web.Page;
import org.zhanqiao.workday.WorkingDays;

/// How long stages took, in calendar days and in working days after the first.
@Component
final class StageTimes {

    private final WorkingDays workingDays;
    private final InstantSource clock;

    StageTimes(WorkingDays workingDays, InstantSource clock) {
        this.workingDays = workingDays;
        this.clock = clock;
    }

    List<DisputeView.StageLine> lines(DisputeFile file) {
        return file.listStages().stream().map(this::line).toList();
    }

    private DisputeView.StageLine line(DisputeFile.StageTime time) {
        var from = day(time.from());
        var ended = time.until();
        var until = day(ended == null ? clock.instant() : ended);
        return new DisputeView.StageLine(
                time.stage(),
                from,
                ended == null ? null : until,
                until.toEpochDay() - from.toEpochDay(),
                workingDays.between(from, until));
    }

    /// How long the stage that a dispute is in has taken; null when it is over.
    @Nullable Words standing(Dispute dispute) {
        return dispute.state()
                .stage()
                .map(stage -> Words.of("demand.dispute.standing." + stage.name(), Long.toString(days(dispute.since()))))
                .orElse(null);
    }

    private long days(Instant since) {
        return day(clock.instant()).toEpochDay() - day(since).toEpochDay();
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(Page.ZONE).toLocalDate();
    }
}
