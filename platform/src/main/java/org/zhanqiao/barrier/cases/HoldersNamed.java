package org.zhanqiao.barrier.cases;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.identity.Agency;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.LikelyOwner;

/// An agency that reports a barrier names who holds the data, and what it thinks the cause is: its case says both,
/// and it is that agency’s duty first.
@Component
class HoldersNamed implements LikelyOwner {

    private final Reports reports;
    private final Cases cases;
    private final Identity identity;
    private final MessageSource messages;

    HoldersNamed(Reports reports, Cases cases, Identity identity, MessageSource messages) {
        this.reports = reports;
        this.cases = cases;
        this.identity = identity;
        this.messages = messages;
    }

    @Override
    public Optional<String> find(Case about) {
        return Stream.concat(Stream.of(about.id()), cases.listMergedInto(about.id()).stream())
                .flatMap(id -> reports.listReportsOfCase(id).stream())
                .map(Report::holder)
                .filter(holder -> !holder.isEmpty())
                .findFirst();
    }

    /// Short name of the agency that a report says holds the data; empty for none.
    String holder(Report report) {
        return report.holder().isEmpty()
                ? ""
                : identity.findAgency(report.holder()).map(Agency::shortName).orElse(report.holder());
    }

    /// Who holds the data and what the cause is, in words for the case; empty for a report of people.
    String words(Report report) {
        var cause = report.cause();
        return report.holder().isEmpty() || cause == null
                ? ""
                : word("barrier.case.named", holder(report), word("barrier.report.cause." + cause.name()));
    }

    private String word(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.SIMPLIFIED_CHINESE);
    }
}
