package org.zhanqiao.barrier.cases;

import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.zhanqiao.barrier.discovery.Barriers;
import org.zhanqiao.barrier.discovery.BreakMended;
import org.zhanqiao.barrier.discovery.ClearingProposed;
import org.zhanqiao.barrier.discovery.Finding;
import org.zhanqiao.barrier.discovery.LookEnded;
import org.zhanqiao.barrier.discovery.PaperCases;
import org.zhanqiao.barrier.discovery.PaperKey;
import org.zhanqiao.barrier.discovery.RadarFilter;
import org.zhanqiao.barrier.discovery.RadarRow;
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
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.ledger.Topics;
import org.zhanqiao.web.Page;

/// Barriers that the platform found by itself open cases in the transaction that keeps the findings, or join those that
/// handle what people reported of them. A paper has one case for good: broken again, it comes back in it.
@Component
class FoundCases implements PaperCases {

    private final Barriers barriers;
    private final Cases cases;
    private final Campaigns campaigns;
    private final Topics topics;
    private final Matters matters;
    private final RenamedPapers renamed;
    private final Reports reports;
    private final Inbox inbox;
    private final MessageSource messages;
    private final InstantSource clock;

    FoundCases(
            Barriers barriers,
            Cases cases,
            Campaigns campaigns,
            Topics topics,
            Matters matters,
            RenamedPapers renamed,
            Reports reports,
            Inbox inbox,
            MessageSource messages,
            InstantSource clock) {
        this.barriers = barriers;
        this.cases = cases;
        this.campaigns = campaigns;
        this.topics = topics;
        this.matters = matters;
        this.renamed = renamed;
        this.reports = reports;
        this.inbox = inbox;
        this.messages = messages;
        this.clock = clock;
    }

    /// The case about a paper, open or not.
    Optional<Case> find(PaperKey paper) {
        return cases.findBySubject(CaseKind.BARRIER, PaperProof.subject(paper));
    }

    /// The case about a paper, or the one that it goes on in.
    Optional<Case> findRoot(PaperKey paper) {
        return find(paper).flatMap(about -> cases.findFile(about.root())).map(CaseFile::about);
    }

    /// A paper that had a case comes back in it at once. Of the others those come first that spare the most, as
    /// many as the bureau has room for: a whole city's inventory, looked at for the first time, would bury the
    /// ledger under thousands of cases whose clocks run before anybody has read them. The rest stand on the radar
    /// till their turn.
    @EventListener
    void open(LookEnded look) {
        Map<PaperKey, Finding> broken = new LinkedHashMap<>();
        barriers.radar(RadarFilter.all()).rows().stream()
                .map(RadarRow::finding)
                .filter(finding -> finding.kind().isBarrier())
                .forEach(finding -> broken.put(finding.paper(), finding));
        look.broken().forEach(finding -> broken.put(finding.paper(), finding));
        goOn(look.broken());
        var known = list(broken.keySet());
        look.broken().stream()
                .filter(finding -> known.containsKey(finding.paper()))
                .forEach(this::file);
        long untriaged = known.values().stream()
                .filter(about -> about.state() == CaseState.RECEIVED)
                .count();
        var next = broken.values().stream()
                .filter(finding -> !known.containsKey(finding.paper()))
                .limit(Math.max(0, barriers.mostUntriaged() - untriaged))
                .toList();
        var chains = barriers.listChains(next.stream().map(Finding::paper).toList());
        next.forEach(finding -> file(chains.getOrDefault(finding.paper(), finding)));
    }

    /// The case about a paper that is asked for under another name now goes on about that.
    private void goOn(List<Finding> broken) {
        var papers = broken.stream().map(Finding::paper).toList();
        var known = list(papers).keySet();
        var unknown = papers.stream().filter(paper -> !known.contains(paper)).toList();
        var codes = unknown.stream().map(PaperKey::matter).distinct().toList();
        matters.listMatters(codes).values().stream()
                .filter(matter -> matter.version() > 1)
                .forEach(matter -> list(renamed.listPast(matter))
                        .forEach((past, about) -> renamed.listSuccessors(past, about.filed()).stream()
                                .filter(unknown::contains)
                                .findFirst()
                                .ifPresent(paper -> cases.rename(
                                        about.id(),
                                        PaperProof.subject(paper),
                                        paper.page(),
                                        words("barrier.case.renamed", past.paper(), paper.paper())))));
    }

    private Map<PaperKey, Case> list(Collection<PaperKey> papers) {
        var subjects = papers.stream().collect(Collectors.toMap(PaperProof::subject, Function.identity()));
        return cases.listBySubjects(CaseKind.BARRIER, subjects.keySet()).entrySet().stream()
                .collect(Collectors.toMap(each -> subjects.get(each.getKey()), Map.Entry::getValue));
    }

    @Override
    public Map<PaperKey, String> listIds(Collection<PaperKey> papers) {
        return list(papers).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().id()));
    }

    private void file(Finding finding) {
        var paper = finding.paper();
        if (find(paper).isEmpty()) {
            adopt(paper);
        }
        var filed = cases.file(
                new NewCase(
                        CaseKind.BARRIER,
                        Case.About.fitting(title(finding), what(finding), PaperProof.subject(paper), paper.page()),
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
    /// A chain that now breaks elsewhere, or ends by what somebody says of it, has none, and neither has a paper
    /// that was struck from the list.
    @EventListener
    void offerProof(BreakMended mended) {
        var now = mended.now();
        if (now == null || !now.kind().isProven()) {
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

    /// Only the bureau can say that a barrier is gone when no calls prove it.
    @EventListener
    void ask(ClearingProposed proposed) {
        var paper = proposed.paper();
        inbox.tell(
                null,
                Role.BUREAU,
                new Message(
                        "barrier.proposed:" + paper.matter() + "/" + paper.paper() + ":" + clock.instant(),
                        "barrier.clearing.proposed",
                        List.of(matter(paper.matter()), paper.paper()),
                        Message.Because.of("barrier.case.mended.because"),
                        paper.page()));
    }

    private String what(Finding finding) {
        var last = finding.steps().getLast();
        return words(
                "barrier.case.what",
                words("barrier.kind." + finding.kind().name()),
                words("barrier.kind.words." + finding.kind().name()),
                words(last.messageKey(), last.arguments().toArray()));
    }

    /// Where the data get there and are no good, that is what is wrong, also when nobody is asked for the paper.
    private String title(Finding finding) {
        var key = switch (finding.link()) {
            case FRESHNESS -> "barrier.case.title.late";
            case STABILITY -> "barrier.case.title.unstable";
            case COMPLETENESS -> "barrier.case.title.defective";
            case ITEMS, DATASET, SHARE_TYPE, SERVICE, REQUEST, GRANT, CALLS, DEMAND -> "barrier.case.title";
        };
        return words(key, matter(finding.paper().matter()), finding.paper().paper());
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
