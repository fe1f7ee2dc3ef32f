package org.zhanqiao.barrier.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Paged;
import tools.jackson.databind.json.JsonMapper;

/// Reports of barriers (堵点反映). Sending one is one write; nothing of it is ever deleted.
@Service
public class Reports {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final ReportTable table;
    private final ReportAnswers said;
    private final ReportPhotos photos;
    private final Drafts drafts;
    private final DraftKeys keys;
    private final ReportLimits limits;
    private final ReportProperties properties;
    private final CampaignWindows windows;
    private final ControlEvidence evidence;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Reports(
            ReportTable table,
            ReportAnswers said,
            ReportPhotos photos,
            Drafts drafts,
            DraftKeys keys,
            ReportLimits limits,
            ReportProperties properties,
            CampaignWindows windows,
            ControlEvidence evidence,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            InstantSource clock) {
        this.table = table;
        this.said = said;
        this.photos = photos;
        this.drafts = drafts;
        this.keys = keys;
        this.limits = limits;
        this.properties = properties;
        this.windows = windows;
        this.evidence = evidence;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// Sends the questionnaire that was filled in. Sent again, because the answer was lost on its way, it is the same
    /// report with the same reference.
    ///
    /// @param address of the sender
    /// @param trapped whether the field that no person sees was filled in
    /// @param general whether it is to be sent although the campaign that it was written for takes nothing any more
    Submission send(DraftKey key, String address, boolean trapped, boolean general, @Nullable UUID person) {
        // A draft goes with the statement that keeps its report, so that one that is there was not sent yet.
        var answers = drafts.find(key).orElse(null);
        if (answers == null) {
            return table.holds(key) ? received(key) : new Submission.NothingWritten();
        }
        var now = clock.instant();
        var taken = key.begun().plus(properties.shortestFill());
        if (now.isBefore(taken)) {
            return new Submission.TooSoon(Duration.between(now, taken));
        }
        var window = general ? Optional.<CampaignWindow>empty() : windows.find(answers.campaign());
        if (window.isPresent()) {
            var notice = notice(window.get(), key.begun());
            if (!notice.takes()) {
                return new Submission.Closed(notice);
            }
        }
        var campaign = window.or(() -> windows.findOpen(now)).map(CampaignWindow::code);
        return keep(key, "", address, NewReport.of(Channel.ONLINE, answers, trapped, person), campaign.orElse(""));
    }

    /// How the campaign stands that answers were written for, for whoever began to write them.
    Optional<CampaignNotice> findNotice(Answers answers, Instant begun) {
        return windows.find(answers.campaign()).map(window -> notice(window, begun));
    }

    private CampaignNotice notice(CampaignWindow window, Instant begun) {
        return CampaignNotice.of(
                window, window.forBegun(begun, clock.instant(), properties.closingGrace()), properties.closingGrace());
    }

    /// How a campaign stands for whoever begins to write now.
    Optional<CampaignNotice> findNotice(String campaign) {
        return windows.find(campaign)
                .map(window -> CampaignNotice.of(window, window.at(clock.instant()), properties.closingGrace()));
    }

    /// What became of what came under a key before; empty when nothing did.
    ///
    /// @param sent all that comes now
    Optional<Submission> findSent(DraftKey key, String sent) {
        return table.findSent(key).map(kept -> keys.isSent(kept, sent) ? received(key) : new Submission.KeyUsed());
    }

    /// Keeps what a program sent. Sent again under the same key, it is the same report.
    ///
    /// @param sent all that came under the key; empty under none
    Submission sendByProgram(DraftKey key, String sent, String address, Answers answers) {
        var named = findNotice(answers.campaign());
        if (named.isPresent() && !named.get().takes()) {
            return new Submission.Closed(named.get());
        }
        var campaign = named.map(CampaignNotice::window)
                .or(() -> windows.findOpen(clock.instant()))
                .map(CampaignWindow::code);
        return keep(
                key,
                sent.isEmpty() ? "" : keys.hashOfSent(sent),
                address,
                NewReport.of(Channel.PROGRAM, answers, false, null),
                campaign.orElse(""));
    }

    private Submission keep(DraftKey key, String sent, String address, NewReport report, String campaign) {
        var errors = AnswerCheck.check(report.answers());
        if (!errors.isEmpty()) {
            return new Submission.Unfit(errors);
        }
        var pause = limits.countReport(address, report.answers().contact());
        if (pause.isPresent()) {
            return new Submission.TooOften(pause.get());
        }
        return insert(key, sent, report, campaign);
    }

    /// Keeps what a clerk or an officer entered; they are not counted.
    public Submission enter(NewReport report) {
        return enter(report, "");
    }

    /// The same from a form that is known again: sent twice, it is one report. Filled in with something else after it
    /// was sent, it is another one.
    ///
    /// @param form what [#drawForm] made for the form; empty for none
    public Submission enter(NewReport report, String form) {
        var errors = AnswerCheck.check(report.answers());
        if (!errors.isEmpty()) {
            return new Submission.Unfit(errors);
        }
        var key = form.isEmpty() ? keys.fresh() : keys.ofForm(form + "\n" + JSON.writeValueAsString(report));
        if (!form.isEmpty() && table.holds(key)) {
            return received(key);
        }
        var campaign = windows.findOpen(clock.instant()).map(CampaignWindow::code);
        return insert(key, "", report, campaign.orElse(""));
    }

    /// What a form carries to be known again.
    public String drawForm() {
        return keys.draw();
    }

    /// One statement where no campaign counts it, for that is quicker; what a program filled in counts nowhere.
    private Submission insert(DraftKey key, String sent, NewReport report, String campaign) {
        var hash = keys.hash(key.reference(), key.secret());
        boolean counts = !campaign.isEmpty() && !report.trapped();
        boolean kept = counts
                ? Boolean.TRUE.equals(transaction.execute(_ -> {
                    boolean first = table.insert(key, hash, sent, report);
                    windows.count(campaign, key.reference());
                    return first;
                }))
                : table.insert(key, hash, sent, report);
        // Of two that came at once under one key, the first is kept.
        if (!kept && table.findSent(key).filter(sent::equals).isEmpty()) {
            return new Submission.KeyUsed();
        }
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

    /// Code of the campaign that the first of these reports is counted to that is counted to one; empty for none.
    ///
    /// @param references at least one
    public String campaignOf(Collection<String> references) {
        return windows.campaignOf(references);
    }

    public Optional<Report> findReport(String reference) {
        return table.find(reference);
    }

    /// Those with these references, in their order; one that there is not is left out.
    public List<Report> listReports(Collection<String> references) {
        return table.list(references);
    }

    /// An agency's own reports of the same barrier that are not hidden, oldest first.
    List<Report> listSame(String agency, OwnBarrier barrier) {
        return table.listSame(agency, barrier);
    }

    /// Who can be reached how: for whoever handles the report, and for nobody else.
    public Reporter getReporter(String reference) {
        return table.getReporter(reference);
    }

    /// Numbers of a report’s photos.
    public List<Integer> listPhotos(String reference) {
        return photos.listPhotos(reference);
    }

    /// A photo as JPEG, drawn by the platform.
    public Optional<byte[]> findPhoto(String reference, int number) {
        return photos.findPhoto(reference, number);
    }

    /// Adds a photo to a report at the first place that is free. One that is there already is not added again.
    ///
    /// @return its number; empty when there are [Drafts#MOST_PHOTOS], or the report is hidden
    @Transactional
    public OptionalInt addPhoto(Report report, PhotoOutcome.Fit photo) {
        return photos.addPhoto(report.reference(), photo);
    }

    public Paged<Report> listReports(ReportFilter filter, ListQuery query) {
        return table.list(filter, query);
    }

    /// How many a list shows.
    public long countReports(ReportFilter filter) {
        return table.count(filter);
    }

    /// What a person reported while signed in, newest first.
    public Paged<Report> listReportsOf(UUID person, ListQuery query) {
        return table.listOf(person, query);
    }

    /// The reports of one case, in the order in which they came.
    public List<Report> listReportsOfCase(String caseId) {
        return table.listOfCase(caseId);
    }

    /// Hides a report, or shows it again. While it is hidden, whoever sent it is no reporter of its case.
    ///
    /// @param because why it is hidden; empty to show it again
    /// @return whether nobody changed it since it was read
    @Transactional
    public boolean setHidden(Report read, String because, SignedInPerson by) {
        boolean hasCase = !read.caseId().isEmpty();
        if (hasCase) {
            events.publishEvent(new ReportChanging(read.reference(), read.caseId()));
        }
        if (!table.setHidden(read, because)) {
            return false;
        }
        windows.setHidden(read.reference(), !because.isEmpty());
        if (hasCase) {
            events.publishEvent(new ReportHidden(read, !because.isEmpty(), by.person()));
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

    /// Links a report that has no case to the one that was filed for it.
    ///
    /// @return whether there is such a report that is not hidden, and was free to be linked
    @Transactional
    public boolean file(String reference, String caseId) {
        return table.link(List.of(reference), caseId, ReportMove.Kind.FILED) == 1;
    }

    /// Links reports that have no case to one that is there.
    ///
    /// @return how many of them there are that are not hidden, and were free to be linked
    @Transactional
    public int join(Collection<String> references, String caseId) {
        return table.link(references, caseId, ReportMove.Kind.JOINED);
    }

    /// Splits a report off its case.
    ///
    /// @return whether there is such a report that is not hidden, and had a case
    @Transactional
    public boolean split(String reference) {
        return table.split(reference);
    }

    /// Which cases a report came into and was split off from, oldest first.
    public List<ReportMove> listMoves(String reference) {
        return table.listMoves(reference);
    }

    /// Ids of the cases that handle reports of a paper of a matter by exactly these names, first reported first.
    public List<String> listCasesNaming(String matter, String paper) {
        return table.listCasesNaming(matter, paper);
    }

    /// Whether any of these cases handles reports.
    public boolean hasReports(Collection<String> cases) {
        return table.hasReports(cases);
    }

    /// Asks all reporters of a case whether the barrier is gone; what they said before counts no longer.
    @Transactional
    public void ask(String caseId) {
        said.ask(caseId);
    }

    /// Asks those who came into a case that is proven already; what they said before counts no longer.
    @Transactional
    public void ask(Collection<String> references) {
        said.ask(references);
    }

    /// What the reporters of a case were asked stands no longer; what they said stays.
    @Transactional
    public void askNoLonger(String caseId) {
        said.askNoLonger(caseId);
    }

    /// Keeps what a reporter says, once; that it is gone can be taken back as long as the case is proven.
    ///
    /// @param words what they add; the end of what is longer than [AnswerCheck#LONGEST_PLACES] is left out
    /// @return whether it stands as theirs; not when nobody asks them any more
    @Transactional
    public boolean answer(String reference, Report.Answer answer, String words) {
        var caseId = getReport(reference).caseId();
        if (!caseId.isEmpty()) {
            events.publishEvent(new ReportChanging(reference, caseId));
        }
        var kept = Answers.clean(words.substring(0, Math.min(words.length(), AnswerCheck.LONGEST_PLACES)));
        if (!said.answer(reference, answer, kept)) {
            // The button was pressed twice.
            return getReport(reference).answer() == answer;
        }
        events.publishEvent(new ReportAnswered(reference, getReport(reference).caseId(), answer));
        return true;
    }

    /// Keeps what an agency says of a case on all of its own reports there that it is asked about: one
    /// answer is for all of them.
    ///
    /// @param cases ids of the case and of those that go on in it
    @Transactional
    public void answerAll(Collection<String> cases, String agency, Report.Answer answer, String words) {
        said.answerAll(cases, agency, answer, words);
    }
}
