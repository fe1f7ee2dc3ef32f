package org.zhanqiao.barrier.cases;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.discovery.BreakFound;
import org.zhanqiao.barrier.discovery.BreakMended;
import org.zhanqiao.barrier.discovery.Finding;
import org.zhanqiao.barrier.discovery.PaperKey;
import org.zhanqiao.barrier.items.Matter;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.identity.Role;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Message;
import org.zhanqiao.ledger.Campaign;
import org.zhanqiao.ledger.Campaigns;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.ledger.Topics;
import org.zhanqiao.web.Page;

/// A barrier that the platform found by itself opens a case in the transaction that keeps the finding, or joins the one
/// that handles what people reported of it. A paper has one case for good: broken again, it comes back in it.
@Component
class FoundCases {

    private final Cases cases;
    private final Campaigns campaigns;
    private final Topics topics;
    private final Matters matters;
    private final Reports reports;
    private final Inbox inbox;
    private final MessageSource messages;
    private final InstantSource clock;

    FoundCases(
            Cases cases,
            Campaigns campaigns,
            Topics topics,
            Matters matters,
            Reports reports,
            Inbox inbox,
            MessageSource messages,
            InstantSource clock) {
        this.cases = cases;
        this.campaigns = campaigns;
        this.topics = topics;
        this.matters = matters;
        this.reports = reports;
        this.inbox = inbox;
        this.messages = messages;
        this.clock = clock;
    }

    /// The case about a paper, open or not.
    Optional<Case> find(PaperKey paper) {
        return cases.findBySubject(CaseKind.BARRIER, PaperProof.subject(paper));
    }

    @EventListener
    void open(BreakFound found) {
        var finding = found.finding();
        var paper = finding.paper();
        if (find(paper).isEmpty()) {
            adopt(paper);
        }
        var filed = cases.file(
                new NewCase(
                        CaseKind.BARRIER,
                        Case.About.fitting(
                                words("barrier.case.title", matter(paper.matter()), paper.paper()),
                                what(finding),
                                PaperProof.subject(paper),
                                paper.page()),
                        campaigns
                                .findCollecting(
                                        CaseKind.BARRIER,
                                        clock.instant().atZone(Page.ZONE).toLocalDate())
                                .map(Campaign::code)
                                .orElse(""),
                        Reporter.Kind.PLATFORM,
                        "",
                        clock.instant()),
                null);
        topics.put(filed.id(), finding.kind().name());
    }

    /// The case of people who reported this paper before the inventory knew it becomes the one about it.
    private void adopt(PaperKey paper) {
        reports.listCasesNaming(matter(paper.matter()), paper.paper()).stream()
                .map(cases::hold)
                .map(CaseFile::about)
                .filter(about -> about.kind() == CaseKind.BARRIER
                        && about.about().subject().isEmpty()
                        && !about.state().isOver())
                .findFirst()
                .ifPresent(about -> cases.name(about.id(), PaperProof.subject(paper), paper.page()));
    }

    /// The bureau is told that there is a proof to look at; nothing is closed by it.
    /// A chain that now breaks elsewhere has none.
    @EventListener
    void offerProof(BreakMended mended) {
        var now = mended.now();
        if (now != null && now.kind().isBarrier()) {
            return;
        }
        find(mended.before().paper())
                .filter(about -> !about.state().isOver())
                .ifPresent(about -> inbox.tell(
                        null,
                        Role.BUREAU,
                        new Message(
                                "barrier.mended:" + about.id() + ":" + clock.instant(),
                                "barrier.case.mended",
                                List.of(about.id(), about.about().title()),
                                Message.Because.of("barrier.case.mended.because"),
                                "/desk/cases/" + about.id())));
    }

    private String what(Finding finding) {
        var last = finding.steps().getLast();
        return words(
                "barrier.case.what",
                words("barrier.kind." + finding.kind().name()),
                words("barrier.kind.words." + finding.kind().name()),
                words(last.messageKey(), last.arguments().toArray()));
    }

    private String words(String key, Object... arguments) {
        return messages.getMessage(key, arguments, Locale.CHINESE);
    }

    private String matter(String code) {
        return matters.findMatter(code)
                .map(Matter::text)
                .map(text -> text.name())
                .orElse(code);
    }
}
