package org.zhanqiao.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.cases.ReportCases;
import org.zhanqiao.barrier.reports.EnteredPhotos;
import org.zhanqiao.barrier.reports.NewReport;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.barrier.reports.Submission;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Person;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.proceeding.Decision;

/// Reports barriers and does the acts of cases as their people would, each at its time.
@Component
class CaseHand {

    private final Reports reports;
    private final EnteredPhotos photos;
    private final ReportCases reportCases;
    private final Cases cases;
    private final OfficerKeys keys;
    private final PassedDays passed;
    private final Past past;

    CaseHand(
            Reports reports,
            EnteredPhotos photos,
            ReportCases reportCases,
            Cases cases,
            OfficerKeys keys,
            PassedDays passed,
            Past past) {
        this.reports = reports;
        this.photos = photos;
        this.reportCases = reportCases;
        this.cases = cases;
        this.keys = keys;
        this.passed = passed;
        this.past = past;
    }

    /// @return the reference of the report
    String report(NewReport report, Instant at) {
        return past.at(at, () -> reference(reports.enter(report)));
    }

    /// The same with a photo.
    String report(NewReport report, byte[] photo, Instant at) {
        return past.at(at, () -> {
            var form = reports.drawForm();
            photos.add(form, report.answers(), photo).ifPresent(unfit -> {
                throw new IllegalStateException("a sample photo is unfit: " + unfit.messageKey());
            });
            var reference = reference(reports.enter(report, form));
            photos.give(form, reference);
            return reference;
        });
    }

    private static String reference(Submission sent) {
        return switch (sent) {
            case Submission.Received received -> received.reference();
            case Submission.Unfit unfit ->
                throw new IllegalStateException("a sample report is unfit: " + unfit.errors());
            case Submission.TooOften _,
                    Submission.TooSoon _,
                    Submission.KeyUsed _,
                    Submission.NothingWritten _,
                    Submission.Closed _ ->
                throw new IllegalStateException("what is entered is neither counted nor late");
        };
    }

    /// Files a case for a report, and lets the others join it.
    CaseFile open(String report, Set<String> others, Person who, Instant at) {
        return past.at(at, () -> {
            var filed = reportCases.open(report, who).orElseThrow();
            if (!others.isEmpty()) {
                reportCases.join(others, filed.id(), who);
            }
            return current(filed.id());
        });
    }

    CaseFile file(NewCase draft, Person who) {
        return past.at(draft.reportedAt(), () -> current(cases.file(draft, who).id()));
    }

    CaseFile act(CaseFile file, CaseAct kind, Person who, String because, Map<String, String> detail, Instant at) {
        var about = file.about();
        return past.at(at, () -> cases.act(new Decision<>(about.id(), about.version(), kind, because, detail), who));
    }

    /// What a citizen says of the remedy.
    CaseFile answer(CaseFile file, String report, Report.Answer answer, String words, Instant at) {
        return past.at(at, () -> {
            if (!reports.answer(report, answer, words)) {
                throw new IllegalStateException(report + " was not asked");
            }
            return current(file.about().id());
        });
    }

    void exhibit(CaseFile file, String name, byte[] content, Person who, Instant at) {
        past.at(at, () -> cases.exhibit(file.about().id(), name, content, who));
    }

    /// What proves a case, the latest; empty for nothing.
    String lastExhibit(CaseFile file) {
        return Integer.toString(cases.listExhibits(file.about().id()).size());
    }

    /// Whoever judges proofs signs what convinced them; a key is made where there is none.
    void letSign(Person reviewer) {
        if (keys.findCurrent(reviewer.id()).isEmpty()) {
            past.at(past.beginning(), () -> keys.make(reviewer.id(), KeyAlgorithm.ED25519));
        }
    }

    /// What the platform does by itself while days go by: what is late goes up the ladder, the days in which reporters
    /// can answer end.
    ///
    /// @param since the day on which somebody acted last
    /// @param upTo  the last day that has come
    CaseFile pass(CaseFile file, LocalDate since, LocalDate upTo) {
        var about = file.about();
        var due = about.due();
        var answerBy = about.answerBy();
        if (about.state() == CaseState.VERIFIED && answerBy != null) {
            var over = answerBy.plusDays(1);
            if (over.isAfter(upTo)) {
                return file;
            }
            passed.note(about.id(), over);
        } else if (due != null && due.isBefore(upTo)) {
            // One that came back late is seen to be late the day after.
            if (due.isBefore(since) && since.isBefore(upTo)) {
                passed.note(about.id(), since.plusDays(1));
            }
            passed.climb(about.id(), due, since, upTo);
        } else {
            return file;
        }
        return current(about.id());
    }

    CaseFile current(String id) {
        return cases.findFile(id).orElseThrow();
    }

    /// Those who have not said yet whether it is gone.
    List<String> silentCitizens(CaseFile file) {
        return file.reporters().stream()
                .filter(each -> each.kind() == Reporter.Kind.PUBLIC && each.answer() == Reporter.Answer.NONE)
                .map(Reporter::ref)
                .toList();
    }
}
