package org.zhanqiao.barrier.reports;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Paged;

/// Reports of barriers (堵点反映). Sending one is one write; nothing of it is ever deleted.
@Service
public class Reports {

    private final ReportTable table;
    private final Drafts drafts;
    private final DraftKeys keys;
    private final ReportLimits limits;
    private final ReportProperties properties;
    private final ControlEvidence evidence;
    private final ApplicationEventPublisher events;
    private final InstantSource clock;

    Reports(
            ReportTable table,
            Drafts drafts,
            DraftKeys keys,
            ReportLimits limits,
            ReportProperties properties,
            ControlEvidence evidence,
            ApplicationEventPublisher events,
            InstantSource clock) {
        this.table = table;
        this.drafts = drafts;
        this.keys = keys;
        this.limits = limits;
        this.properties = properties;
        this.evidence = evidence;
        this.events = events;
        this.clock = clock;
    }

    /// Sends the questionnaire that was filled in. Sent again, because the answer was lost on its way, it is the same
    /// report with the same reference.
    ///
    /// @param address of the sender
    /// @param trapped whether the field that no person sees was filled in
    Submission send(DraftKey key, String address, boolean trapped, @Nullable UUID person) {
        if (table.holds(key)) {
            return received(key);
        }
        var answers = drafts.find(key).orElse(null);
        if (answers == null) {
            return new Submission.NothingWritten();
        }
        if (Duration.between(key.begun(), clock.instant()).compareTo(properties.shortestFill()) < 0) {
            return new Submission.TooSoon();
        }
        return keep(key, address, NewReport.of(Channel.ONLINE, answers, trapped, person));
    }

    /// Keeps what a program sent. Sent again under the same key, it is the same report.
    Submission sendByProgram(DraftKey key, String address, Answers answers) {
        return table.holds(key)
                ? received(key)
                : keep(key, address, NewReport.of(Channel.PROGRAM, answers, false, null));
    }

    private Submission keep(DraftKey key, String address, NewReport report) {
        var errors = AnswerCheck.check(report.answers());
        if (!errors.isEmpty()) {
            return new Submission.Unfit(errors);
        }
        var pause = limits.countReport(address, report.answers().contact());
        if (pause.isPresent()) {
            return new Submission.TooOften(pause.get());
        }
        return insert(key, report);
    }

    /// Keeps what a clerk or an officer entered; they are not counted.
    public Submission enter(NewReport report) {
        var errors = AnswerCheck.check(report.answers());
        return errors.isEmpty() ? insert(keys.fresh(), report) : new Submission.Unfit(errors);
    }

    private Submission insert(DraftKey key, NewReport report) {
        table.insert(key, keys.hash(key.reference(), key.secret()), report);
        events.publishEvent(new ReportSent(key.reference()));
        return received(key);
    }

    private static Submission received(DraftKey key) {
        return new Submission.Received(key.reference(), key.secret());
    }

    /// What a reference and a secret open, as somebody typed them. Tries are counted by address.
    Lookup open(String reference, String secret, String address) {
        var pause = limits.countLookup(address);
        if (pause.isPresent()) {
            return new Lookup.TooOften(pause.get());
        }
        var named = PlainCode.read(reference, DraftKeys.REFERENCE, DraftKeys.REFERENCE_GROUP)
                .orElse("");
        var kept = table.findSecret(named).orElse("");
        var typed =
                PlainCode.read(secret, DraftKeys.SECRET, DraftKeys.SECRET_GROUP).orElse("");
        return keys.opens(kept, named, typed) ? new Lookup.Found(getReport(named)) : new Lookup.Unknown();
    }

    public Report getReport(String reference) {
        return findReport(reference).orElseThrow(() -> new NotFound("report", reference));
    }

    public Optional<Report> findReport(String reference) {
        return table.find(reference);
    }

    /// Who can be reached how: for whoever handles the report, and for nobody else.
    public Reporter getReporter(String reference) {
        return table.getReporter(reference);
    }

    /// Numbers of a report’s photos.
    public List<Integer> listPhotos(String reference) {
        return table.listPhotos(reference);
    }

    /// A photo as JPEG, drawn by the platform.
    public Optional<byte[]> findPhoto(String reference, int number) {
        return table.findPhoto(reference, number);
    }

    public Paged<Report> listReports(ReportFilter filter, ListQuery query) {
        return table.list(filter, query);
    }

    /// What a person reported while signed in, newest first.
    public Paged<Report> listReportsOf(UUID person, ListQuery query) {
        return table.listOf(person, query);
    }

    /// The reports of one case, in the order in which they came.
    public List<Report> listReportsOfCase(String caseId) {
        return table.listOfCase(caseId);
    }

    /// Hides a report, or shows it again.
    ///
    /// @param because why it is hidden; empty to show it again
    /// @return whether nobody changed it since it was read
    @Transactional
    public boolean setHidden(Report read, String because, SignedInPerson by) {
        if (!table.setHidden(read, because)) {
            return false;
        }
        evidence.record(
                "barrier.report:" + read.reference() + ":" + (read.version() + 1),
                Map.of(
                        "report",
                        read.reference(),
                        "what",
                        because.isEmpty() ? "shown" : "hidden",
                        "by",
                        by.getName(),
                        "at",
                        clock.instant().toString()),
                because.isEmpty() ? Map.of() : Map.of("because", because));
        return true;
    }

    /// Links a report that has no case to the one that handles it, or splits it off again.
    ///
    /// @param caseId empty to split it off
    /// @return whether there is such a report that is not hidden, and was free to be linked
    @Transactional
    public boolean link(String reference, String caseId) {
        return table.setCase(reference, caseId);
    }

    /// Asks all reporters of a case whether the barrier is gone; what they said before counts no longer.
    @Transactional
    public void ask(String caseId) {
        table.ask(caseId);
    }

    /// What those who have not answered yet were asked stands no longer.
    @Transactional
    public void askNoLonger(String caseId) {
        table.askNoLonger(caseId);
    }

    /// Keeps what a reporter says, once.
    ///
    /// @param words what they add; the end of what is longer than [AnswerCheck#LONGEST_PLACES] is left out
    /// @return whether they were asked
    @Transactional
    public boolean answer(String reference, Report.Answer answer, String words) {
        var caseId = getReport(reference).caseId();
        if (!caseId.isEmpty()) {
            events.publishEvent(new ReportAnswering(reference, caseId));
        }
        var said = Answers.clean(words.substring(0, Math.min(words.length(), AnswerCheck.LONGEST_PLACES)));
        if (!table.answer(reference, answer, said)) {
            return false;
        }
        events.publishEvent(new ReportAnswered(reference, getReport(reference).caseId(), answer));
        return true;
    }
}
