package org.zhanqiao.barrier.reports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.protection.suggest.PersonalText;

/// A report as it may be shown outside: numbers and names of persons in what was written freely are covered.
public record PublicReport(
        String reference,
        Channel channel,
        ReportState state,
        String matter,
        String paper,
        String places,
        @Nullable HowOften howOften,
        @Nullable TimeSpent timeSpent,
        String story,
        Instant receivedAt,
        boolean asked,
        boolean deniable,
        Report.@Nullable Answer answer) {

    static PublicReport of(Report report) {
        return new PublicReport(
                report.reference(),
                report.channel(),
                report.state(),
                PersonalText.coverLabel(report.matter()),
                PersonalText.coverLabel(report.paper()),
                PersonalText.cover(report.places()),
                report.howOften(),
                report.timeSpent(),
                PersonalText.cover(report.story()),
                report.receivedAt(),
                report.isAsked(),
                report.isDeniable(),
                report.answer());
    }
}
