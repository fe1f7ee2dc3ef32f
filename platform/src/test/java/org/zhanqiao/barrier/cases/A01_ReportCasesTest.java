package org.zhanqiao.barrier.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.StatementCount;
import org.zhanqiao.Visitor;
import org.zhanqiao.barrier.Cause;
import org.zhanqiao.barrier.discovery.Finding;
import org.zhanqiao.barrier.discovery.Link;
import org.zhanqiao.barrier.discovery.LookEnded;
import org.zhanqiao.barrier.discovery.PaperKey;
import org.zhanqiao.barrier.discovery.Result;
import org.zhanqiao.barrier.discovery.Step;
import org.zhanqiao.barrier.items.Audience;
import org.zhanqiao.barrier.items.Matter;
import org.zhanqiao.barrier.items.MatterText;
import org.zhanqiao.barrier.items.Matters;
import org.zhanqiao.barrier.items.Paper;
import org.zhanqiao.barrier.items.Supply;
import org.zhanqiao.barrier.reports.Answers;
import org.zhanqiao.barrier.reports.CaseProgress;
import org.zhanqiao.barrier.reports.Channel;
import org.zhanqiao.barrier.reports.Counters;
import org.zhanqiao.barrier.reports.HowOften;
import org.zhanqiao.barrier.reports.NewReport;
import org.zhanqiao.barrier.reports.OwnBarrier;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.ReportFilter;
import org.zhanqiao.barrier.reports.ReportState;
import org.zhanqiao.barrier.reports.ReportStory;
import org.zhanqiao.barrier.reports.Reports;
import org.zhanqiao.barrier.reports.Submission;
import org.zhanqiao.barrier.reports.TimeSpent;
import org.zhanqiao.demand.Race;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.NewPerson;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Person;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.Roles;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.ledger.Campaign;
import org.zhanqiao.ledger.CampaignCases;
import org.zhanqiao.ledger.Campaigns;
import org.zhanqiao.ledger.Case;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.CaseFigures;
import org.zhanqiao.ledger.CaseKind;
import org.zhanqiao.ledger.CaseProofs;
import org.zhanqiao.ledger.CaseState;
import org.zhanqiao.ledger.Cases;
import org.zhanqiao.ledger.LedgerTown;
import org.zhanqiao.ledger.NewCase;
import org.zhanqiao.ledger.Phase;
import org.zhanqiao.ledger.Proof;
import org.zhanqiao.ledger.Reporter;
import org.zhanqiao.ledger.measures.CaseFigure;
import org.zhanqiao.ledger.measures.CaseMeasures;
import org.zhanqiao.ledger.measures.CaseScope;
import org.zhanqiao.ledger.measures.MeasuredCase;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.Ladder;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;
import org.zhanqiao.web.Page;
import org.zhanqiao.workday.MonthSpan;

/// From a report to a case and back to whoever reported it; from a break that was found to a case and its proof.
@PlatformTest
@Import({LedgerTown.class, StatementCount.class})
@TestPropertySource(
        properties = {"zhanqiao.barrier.discovery.first-look=1h", "zhanqiao.barrier.discovery.look-interval=2h"})
class A01_ReportCasesTest {

    private static final byte[] PDF = "%PDF-1.7 notice".getBytes(StandardCharsets.US_ASCII);

    @LocalServerPort
    private int port;

    @Autowired
    private LedgerTown town;

    @Autowired
    private Reports reports;

    @Autowired
    private ReportCases handled;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseProofs proofs;

    @Autowired
    private FoundCases found;

    @Autowired
    private Matters matters;

    @Autowired
    private OfficerKeys keys;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CaseFigures figures;

    @Autowired
    private CaseMeasures measures;

    @Autowired
    private Ladder ladder;

    @Autowired
    private Campaigns campaigns;

    @Autowired
    private CampaignCases campaignCases;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private ReportStory story;

    @Autowired
    private Identity identity;

    @Autowired
    private Inbox inbox;

    @Autowired
    private Counters counters;

    @Autowired
    private LikelyCases likely;

    private String reported(String story) {
        var answers = Answers.general("", "新生儿落户", "结婚证复印件", "香港中路派出所", null, null, story, "", "");
        var sent = reports.enter(new NewReport(Channel.COUNTER, answers, false, null, "ledger.officer", "", "", null));
        return ((Submission.Received) sent).reference();
    }

    private Case now(String id) {
        return cases.findFile(id).orElseThrow().about();
    }

    private Case verified(Case about) {
        keys.make(town.bureau.id(), KeyAlgorithm.ED25519);
        var remedied = town.remedied(about);
        cases.exhibit(remedied.id(), "通知.pdf", PDF, town.officer);
        return town.act(remedied, CaseAct.VERIFY, town.bureau, Map.of(CaseDetail.EXHIBIT, "1"));
    }

    @Test
    void a01_a_report_is_handled_in_a_case_and_its_reporter_has_the_last_word() {
        var reference = reported("民警张三（13805321234）让我回去拿，孩子号码 11010519491231002X");
        var opened = handled.open(reference, town.bureau).orElseThrow();
        assertThat(opened.about().title()).isEqualTo("新生儿落户：仍被要求提交结婚证复印件");
        assertThat(opened.about().what()).doesNotContain("13805321234", "11010519491231002X");
        assertThat(opened.countsFrom()).isEqualTo(reports.getReport(reference).receivedAt());
        assertThat(reports.getReport(reference).state()).isEqualTo(ReportState.LINKED);
        assertThat(reports.answer(reference, Report.Answer.CONFIRMED, ""))
                .as("nobody asked yet")
                .isFalse();
        var verified = verified(opened);
        assertThat(verified.state()).isEqualTo(CaseState.VERIFIED);
        assertThat(reports.getReport(reference).isAsked()).isTrue();
        assertThat(reports.answer(reference, Report.Answer.DENIED, "")).isTrue();
        assertThat(now(opened.id()).state()).isEqualTo(CaseState.ACCEPTED);
        var again = town.act(now(opened.id()), CaseAct.REPORT_REMEDY, town.officer);
        town.act(again, CaseAct.VERIFY, town.bureau, Map.of(CaseDetail.EXHIBIT, "1"));
        assertThat(reports.answer(reference, Report.Answer.CONFIRMED, "现在不要了")).isTrue();
        assertThat(now(opened.id()).state()).isEqualTo(CaseState.CLOSED);
        assertThat(handled.find(opened.id()).orElseThrow().stateKey()).isEqualTo("ledger.case.state.CLOSED");
        assertThat(reports.answer(reference, Report.Answer.DENIED, "这周又来要了"))
                .as("whoever said that it is gone can say that it is there again")
                .isTrue();
        assertThat(now(opened.id()).state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(now(opened.id()).reopened()).isEqualTo(1);
        assertThat(reports.getReport(reference).isDeniable()).isFalse();
    }

    @Test
    void a02_many_reports_join_with_as_many_statements_as_two() throws Exception {
        var one = handled.open(reported("先说的"), town.bureau).orElseThrow();
        var other = handled.open(reported("另一件先说的"), town.bureau).orElseThrow();
        var two = reportedOften(2);
        var many = reportedOften(12);
        long few = StatementCount.during(() -> handled.join(two, one.id(), town.bureau));
        assertThat(StatementCount.during(() -> handled.join(many, other.id(), town.bureau)))
                .isEqualTo(few)
                .isPositive();
        assertThat(cases.findFile(other.id()).orElseThrow().reporters()).hasSize(13);
    }

    private Set<String> reportedOften(int times) {
        return IntStream.range(0, times)
                .mapToObj(i -> reported(times + " 人中的第 " + i + " 个"))
                .collect(Collectors.toSet());
    }

    @Test
    void a02_reports_of_one_thing_are_one_case_and_any_is_split_off_again() {
        var first = reported("又要结婚证");
        var opened = handled.open(first, town.bureau).orElseThrow();
        var second = reported("还是要结婚证");
        var third = reported("其实要的是户口本");
        assertThat(handled.join(Set.of(second, third), opened.id(), town.bureau))
                .isEqualTo(2);
        assertThat(handled.join(Set.of(second), opened.id(), town.bureau))
                .as("linked already")
                .isZero();
        assertThat(handled.open(second, town.bureau)).isEmpty();
        assertThat(cases.findFile(opened.id()).orElseThrow().reporters()).hasSize(3);
        handled.split(third, town.bureau);
        assertThat(cases.findFile(opened.id()).orElseThrow().reporters())
                .extracting(Reporter::ref)
                .containsExactlyInAnyOrder(first, second);
        assertThat(reports.getReport(third).state()).isEqualTo(ReportState.RECEIVED);
        assertThatThrownBy(() -> handled.join(Set.of(third), "ZG-2026-999999", town.bureau))
                .isInstanceOf(NotFound.class);
        assertThat(reports.getReport(third).caseId()).isEmpty();
    }

    @Test
    void a03_everybody_is_asked_whose_case_was_merged() {
        var kept = handled.open(reported("窗口一"), town.bureau).orElseThrow();
        var other = reported("窗口二");
        var merged = handled.open(other, town.bureau).orElseThrow();
        town.act(merged, CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, kept.id()));
        verified(now(kept.id()));
        assertThat(reports.getReport(other).isAsked()).isTrue();
        reports.answer(other, Report.Answer.DENIED, "我这里还要");
        assertThat(now(kept.id()).state()).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void a06_of_two_who_file_a_case_for_one_report_one_wins() throws Exception {
        for (int i = 0; i < 5; i++) {
            var reference = reported("同时立案 " + i);
            var opened = new AtomicInteger();
            Runnable open = () -> {
                if (handled.open(reference, town.bureau).isPresent()) {
                    opened.incrementAndGet();
                }
            };
            var lost = Race.lost(ReportCases.LinkedMeanwhile.class, open, open);
            assertThat(opened.get()).isOne();
            assertThat(lost).hasSizeLessThan(2);
            var report = reports.getReport(reference);
            assertThat(cases.findFile(report.caseId()).orElseThrow().reporters())
                    .extracting(Reporter::ref)
                    .containsExactly(reference);
        }
    }

    @Test
    void a07_an_answer_and_a_verification_at_once_wait_for_each_other_in_one_order() throws Exception {
        for (int i = 0; i < 5; i++) {
            var one = reported("同时答复甲 " + i);
            var opened = handled.open(one, town.bureau).orElseThrow();
            var other = reported("同时答复乙 " + i);
            handled.join(Set.of(other), opened.id(), town.bureau);
            verified(now(opened.id()));
            assertThat(reports.answer(one, Report.Answer.DENIED, "还要")).isTrue();
            var again = town.act(now(opened.id()), CaseAct.REPORT_REMEDY, town.officer);
            var lost = Race.lost(
                    RuntimeException.class,
                    () -> town.act(again, CaseAct.VERIFY, town.bureau, Map.of(CaseDetail.EXHIBIT, "1")),
                    () -> reports.answer(other, Report.Answer.CONFIRMED, ""));
            assertThat(lost).isEmpty();
            assertThat(now(opened.id()).state()).isEqualTo(CaseState.VERIFIED);
        }
    }

    @Test
    void a03_whose_letter_it_is_and_why_the_clock_stands_is_told_to_reporters() {
        var id = handled.open(reported("催了两回"), town.bureau).orElseThrow().id();
        town.accepted(now(id));
        jdbc.sql("update ledger.case_file set rung = 'CITY_OFFICE' where id = :id")
                .param("id", id)
                .update();
        var wanted = Map.of(CaseDetail.ANSWER_BY, "2099-01-01");
        town.act(now(id), CaseAct.SUPERVISE, town.cityOffice, wanted);
        town.act(now(id), CaseAct.SUPERVISE, town.bureau, wanted);
        town.act(now(id), CaseAct.PAUSE, town.head, Map.of(CaseDetail.GROUND, "SUPERIOR"));
        assertThat(handled.find(id).orElseThrow().steps())
                .extracting(CaseProgress.Step::key)
                .containsSubsequence(
                        "barrier.step.SUPERVISE.CITY_OFFICE", "barrier.step.SUPERVISE", "barrier.step.PAUSE.SUPERIOR");
    }

    @Test
    void a04_a_break_opens_one_case_and_only_a_cleared_chain_closes_it() {
        var paper = new PaperKey("370200-ledger", "结婚证");
        matters.put(
                new MatterText(
                        paper.matter(),
                        "新生儿落户登记",
                        LedgerTown.POLICE,
                        Audience.CITIZEN,
                        60_000,
                        List.of(new Paper(paper.paper(), "民政局", Supply.APPLICANT, List.of("登记日期")))),
                0,
                town.officer);
        var broken = finding(paper, Result.Kind.UNCHANGED_PROCESS);
        keep(broken);
        transactions.executeWithoutResult(_ -> events.publishEvent(new LookEnded(List.of(broken))));
        transactions.executeWithoutResult(_ -> events.publishEvent(new LookEnded(List.of(broken))));
        var opened = found.find(paper).orElseThrow();
        assertThat(opened.about().title()).isEqualTo("新生儿落户登记：仍被要求提交结婚证");
        assertThat(cases.findFile(opened.id()).orElseThrow().history().acts()).hasSize(1);
        var remedied = town.remedied(opened);
        assertThatThrownBy(() -> town.act(remedied, CaseAct.VERIFY, town.bureau))
                .isInstanceOf(UnfitAct.class);
        for (var said : List.of(Result.Kind.OWN_DATA, Result.Kind.GENERATED)) {
            keep(finding(paper, said));
            assertThat(proofs.look(remedied)).as("no call proves %s", said).isEmpty();
            assertThatThrownBy(() -> town.act(remedied, CaseAct.VERIFY, town.bureau))
                    .isInstanceOf(UnfitAct.class);
        }
        keep(finding(paper, Result.Kind.CLEARED));
        var closed = town.act(remedied, CaseAct.VERIFY, town.bureau);
        assertThat(closed.state()).isEqualTo(CaseState.CLOSED);
        keep(broken);
        transactions.executeWithoutResult(_ -> events.publishEvent(new LookEnded(List.of(broken))));
        assertThat(now(opened.id()).state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(now(opened.id()).reopened()).isEqualTo(1);
    }

    @Test
    void a05_the_public_page_counts_what_nobody_confirmed_apart() throws Exception {
        var before = figures.of(CaseKind.BARRIER);
        var silent = verified(handled.open(reported("没有再答复"), town.bureau).orElseThrow());
        jdbc.sql("update ledger.case_file set answer_by = current_date - 30 where id = :id")
                .param("id", silent.id())
                .update();
        ladder.climb();
        handled.open(reported("又一件"), town.bureau);
        var after = figures.of(CaseKind.BARRIER);
        assertThat(after.all()).isEqualTo(before.all() + 2);
        assertThat(after.reported()).isEqualTo(before.reported() + 2);
        assertThat(after.unconfirmed()).isEqualTo(before.unconfirmed() + 1);
        assertThat(after.closed()).isEqualTo(before.closed());
        assertThat(after.open()).isEqualTo(before.open() + 1);
        var page = mvc.perform(get("/barriers/progress"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("可能已经解决", "不算进“已经解决”").doesNotContain(silent.id(), "市公安局");
    }

    @Test
    void a05_what_was_found_counts_as_found_where_it_goes_on_and_what_the_bureau_types_does_not() {
        var paper = demanded("370200-goes-on", "居住证签注", "租房合同");
        breaks(paper);
        var opened = found.find(paper).orElseThrow();
        var said = handled.open(reported("租房合同又要了一次"), town.bureau).orElseThrow();
        var before = figures.of(CaseKind.BARRIER);
        town.act(now(opened.id()), CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, said.id()));
        var merged = figures.of(CaseKind.BARRIER);
        assertThat(merged.all()).isEqualTo(before.all() - 1);
        assertThat(merged.found()).isEqualTo(before.found());
        assertThat(merged.both()).isEqualTo(before.both() + 1);
        assertThat(measured(CaseFigure.FOUND)).contains(said.id()).doesNotContain(opened.id());

        var typed = cases.file(
                new NewCase(
                        CaseKind.BARRIER,
                        new Case.About("窗口登记的堵点", "仍要复印件", "", ""),
                        "",
                        Reporter.Kind.BUREAU,
                        "",
                        Instant.now()),
                town.bureau);
        assertThat(figures.of(CaseKind.BARRIER).found()).isEqualTo(before.found());
        assertThat(measured(CaseFigure.FOUND)).doesNotContain(typed.id());
        assertThat(measured(CaseFigure.REPORTED)).contains(typed.id());
    }

    private List<String> measured(CaseFigure figure) {
        var month = YearMonth.now(Page.ZONE);
        var scope = new CaseScope(CaseKind.BARRIER, new MonthSpan(month.minusMonths(1), month), "");
        return measures.list(scope, figure, "", new ListQuery("", "", false, 1, 200)).rows().stream()
                .map(MeasuredCase::id)
                .toList();
    }

    private String reported(String matter, String paper, @Nullable UUID person) {
        var answers = Answers.general("", matter, paper, "香港中路派出所", null, null, "又要了一次", "", "");
        var sent = reports.enter(new NewReport(Channel.ONLINE, answers, false, person, "", "", "", null));
        return ((Submission.Received) sent).reference();
    }

    private PaperKey demanded(String code, String matter, String paper) {
        matters.put(
                new MatterText(
                        code,
                        matter,
                        LedgerTown.POLICE,
                        Audience.CITIZEN,
                        60_000,
                        List.of(new Paper(paper, "民政局", Supply.APPLICANT, List.of("登记日期")))),
                0,
                town.officer);
        return new PaperKey(code, paper);
    }

    private void breaks(PaperKey paper) {
        var broken = finding(paper, Result.Kind.UNCHANGED_PROCESS);
        keep(broken);
        transactions.executeWithoutResult(_ -> events.publishEvent(new LookEnded(List.of(broken))));
    }

    private List<CaseAct> kinds(String id) {
        return cases.findFile(id).orElseThrow().history().acts().stream()
                .map(Act::kind)
                .toList();
    }

    private List<String> told(Person person) {
        return inbox.listMessages(person.id(), ListQuery.first()).rows().stream()
                .map(received -> received.message().messageKey())
                .toList();
    }

    private Person citizen(String login) {
        return identity.registerPerson(
                        new NewPerson(login, "办事群众", null, Roles.of(Role.CITIZEN), LedgerTown.PASSWORD, null))
                .orThrow();
    }

    @Test
    void a08_what_people_report_and_what_is_found_is_one_case_that_only_the_chain_closes() {
        var paper = demanded("370200-one", "学历落户", "学历证书");
        breaks(paper);
        var opened = found.find(paper).orElseThrow();
        var reference = reported("学历落户", "学历证书", null);
        assertThatThrownBy(() -> handled.open(reference, town.bureau)).isInstanceOf(ReportCases.KnownCase.class);
        assertThat(reports.getReport(reference).state()).isEqualTo(ReportState.RECEIVED);
        assertThat(handled.join(Set.of(reference), opened.id(), town.bureau)).isEqualTo(1);
        var figures = this.figures.of(CaseKind.BARRIER);
        assertThat(figures.both()).isPositive().isLessThanOrEqualTo(figures.found());

        var other = demanded("370200-other", "技能落户", "技能证书");
        keep(finding(other, Result.Kind.UNCHANGED_PROCESS));
        var first = handled.open(reported("技能落户", "技能证书", null), town.bureau).orElseThrow();
        assertThat(first.about().subject()).isEqualTo(PaperProof.subject(other));
        assertThat(first.about().path()).isEqualTo(other.page());
        assertThat(topic(first.id())).isEqualTo("UNCHANGED_PROCESS");
        breaks(other);
        assertThat(found.find(other).orElseThrow().id()).isEqualTo(first.id());
        assertThat(cases.findFile(first.id()).orElseThrow().reporters())
                .extracting(Reporter::kind)
                .containsExactlyInAnyOrder(Reporter.Kind.PUBLIC, Reporter.Kind.PLATFORM);
        assertThat(kinds(first.id())).containsExactly(CaseAct.FILE, CaseAct.JOIN);
        var remedied = town.remedied(now(first.id()));
        cases.exhibit(remedied.id(), "通知.pdf", PDF, town.officer);
        assertThatThrownBy(() -> town.act(remedied, CaseAct.VERIFY, town.bureau, Map.of(CaseDetail.EXHIBIT, "1")))
                .as("no document proves what the chain denies")
                .isInstanceOf(UnfitAct.class);
    }

    @Test
    void a08_a_found_case_that_goes_on_in_a_reported_one_is_proven_by_its_chain_alone() {
        var paper = demanded("370200-into", "残疾人证落户", "残疾人证");
        breaks(paper);
        var opened = found.find(paper).orElseThrow();
        var reported =
                handled.open(reported("残疾人落户口", "残联的证", null), town.bureau).orElseThrow();
        town.act(opened, CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, reported.id()));
        var remedied = town.remedied(now(reported.id()));
        cases.exhibit(remedied.id(), "通知.pdf", PDF, town.officer);
        assertThatThrownBy(() -> town.act(remedied, CaseAct.VERIFY, town.bureau, Map.of(CaseDetail.EXHIBIT, "1")))
                .isInstanceOf(UnfitAct.class);
        keep(finding(paper, Result.Kind.CLEARED));
        assertThat(town.act(remedied, CaseAct.VERIFY, town.bureau).state()).isEqualTo(CaseState.VERIFIED);
    }

    private Matter demands(PaperKey paper, String holder, String... names) {
        var matter = matters.getMatter(paper.matter());
        var papers = Stream.of(names)
                .map(name -> new Paper(name, holder, Supply.APPLICANT, List.of("登记日期")))
                .toList();
        var text = matter.text();
        return matters.put(
                new MatterText(text.code(), text.name(), text.agency(), text.audience(), text.casesPerYear(), papers),
                matter.version(),
                town.officer);
    }

    private void forget(PaperKey paper) {
        jdbc.sql("delete from barrier.finding where matter = :matter and paper = :paper")
                .param("matter", paper.matter())
                .param("paper", paper.paper())
                .update();
    }

    @Test
    void a16_a_paper_that_is_demanded_under_another_name_is_not_gone_and_its_case_goes_on() {
        var paper = demanded("370200-renamed", "转学走访", "户口簿");
        breaks(paper);
        var opened = found.find(paper).orElseThrow();
        demands(paper, "民政局", "户口簿原件");
        forget(paper);
        assertThat(proofs.look(opened))
                .get()
                .isInstanceOf(Proof.Lacking.class)
                .extracting(proof -> proof.words().key())
                .isEqualTo("barrier.case.proof.renamed");
        var renamed = new PaperKey(paper.matter(), "户口簿原件");
        breaks(renamed);
        assertThat(found.find(renamed).orElseThrow().id()).isEqualTo(opened.id());
        assertThat(now(opened.id()).about().path()).isEqualTo(renamed.page());
        assertThat(cases.findFile(opened.id()).orElseThrow().history().last())
                .extracting(Act::kind, Act::because)
                .containsExactly(CaseAct.JOIN, "办事指南把“户口簿”改成了“户口簿原件”，还是同一份材料，本事项继续办理。");
        keep(finding(renamed, Result.Kind.CLEARED));
        assertThat(proofs.look(now(opened.id()))).get().isInstanceOf(Proof.Proven.class);
    }

    @Test
    void a16_a_paper_that_an_agency_strikes_is_proven_by_a_document_and_not_by_striking_it() {
        var paper = demanded("370200-struck", "转学再走访", "预防接种证");
        breaks(paper);
        var opened = found.find(paper).orElseThrow();
        var before = demands(paper, "民政局", "预防接种证", "居住证");
        demands(paper, "民政局", "居住证");
        forget(paper);
        assertThat(before.version()).isEqualTo(2);
        assertThat(proofs.look(opened))
                .as("it was not demanded when the case was filed, and comes from the same issuer")
                .get()
                .isInstanceOf(Proof.Lacking.class);
        demands(paper, "民政局");
        assertThat(proofs.look(opened)).as("a reviewer signs a document").isEmpty();
        var retired = matters.getMatter(paper.matter());
        matters.retire(retired.code(), retired.version(), town.officer);
        assertThat(proofs.look(opened)).isEmpty();
        var remedied = town.remedied(opened);
        assertThatThrownBy(() -> town.act(remedied, CaseAct.VERIFY, town.bureau))
                .isInstanceOf(UnfitAct.class);
    }

    @Test
    void a17_a_barrier_that_is_typed_with_the_page_of_a_chain_is_the_case_of_that_paper() {
        var paper = demanded("370200-typed", "转学手填", "学籍证明");
        breaks(paper);
        var opened = found.find(paper).orElseThrow();
        var typed = cases.file(typed("/desk/barriers/chain?matter=370200-typed&paper=学籍证明"), town.civilOfficer);
        assertThat(typed.id()).isEqualTo(opened.id());
        assertThat(cases.findFile(opened.id()).orElseThrow().history().last())
                .extracting(Act::kind, Act::because)
                .containsExactly(CaseAct.JOIN, "窗口说还要，家长跑了两趟");
        var other = demanded("370200-typed-first", "转学先填", "学籍证明");
        var first = cases.file(typed(other.page()), town.civilOfficer);
        assertThat(first.about().subject()).isEqualTo(PaperProof.subject(other));
        assertThat(proofs.look(first)).get().isInstanceOf(Proof.Lacking.class);
        for (var elsewhere : List.of(
                "/desk/barriers/chain?matter=370200-typed&paper=没有这份",
                "/desk/barriers/chain?matter=%zz&paper=x",
                "/desk/barriers/chain",
                "/desk/barriers")) {
            assertThat(cases.file(typed(elsewhere), town.civilOfficer).about().subject())
                    .as(elsewhere)
                    .isEmpty();
        }
    }

    private static NewCase typed(String path) {
        return new NewCase(
                CaseKind.BARRIER,
                new Case.About("转学仍要学籍证明", "窗口说还要，家长跑了两趟", "", path),
                "",
                Reporter.Kind.AGENCY,
                LedgerTown.CIVIL,
                Instant.now());
    }

    @Test
    void a18_a_found_case_is_suggested_for_a_report_in_other_words_and_joined_where_it_goes_on() throws Exception {
        var paper = demanded("370200-likely", "转学走访八四", "居民户口簿");
        breaks(paper);
        var opened = found.find(paper).orElseThrow();
        var reference = reported("给孩子办转学走访八四", "户口本", null);
        assertThat(likely.find(reports.getReport(reference)))
                .extracting(LikelyCases.Likely::id)
                .contains(opened.id());
        var root = handled.open(reported("另外一件不相干的事", "驾驶证", null), town.bureau).orElseThrow();
        town.act(opened, CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, root.id()));
        try (var bureau = new Visitor(port)) {
            bureau.signIn(town.bureau.login(), LedgerTown.PASSWORD);
            var page = "/desk/reports/" + reference + "/case";
            assertThat(bureau.get(page).body())
                    .contains("平台已查出、可能是同一件事的事项", "/desk/cases/" + root.id())
                    .doesNotContain("/desk/cases/" + opened.id());
            var joined = bureau.post(page, page + "/join", Map.of("case", opened.id()));
            assertThat(joined.headers().firstValue("location").orElse("")).startsWith("/desk/cases/" + root.id());
        }
        assertThat(reports.getReport(reference).caseId()).isEqualTo(root.id());
    }

    @Test
    void a19_a_case_says_which_agency_holds_the_data_and_is_assigned_to_it_first() throws Exception {
        var barrier = new OwnBarrier("收养登记", "户籍信息", LedgerTown.POLICE, Cause.LATE_UPDATES, null, "每月才更新一次");
        var sent = reports.enter(barrier.report(town.civilOfficer.login(), LedgerTown.CIVIL));
        var reference = ((Submission.Received) sent).reference();
        try (var bureau = new Visitor(port)) {
            bureau.signIn(town.bureau.login(), LedgerTown.PASSWORD);
            assertThat(bureau.get("/desk/reports/" + reference + "/case").body())
                    .contains("持有部门", "市公安局", "数据更新不及时");
            var opened = handled.open(reference, town.bureau).orElseThrow();
            assertThat(opened.about().what().lines()).containsExactly("每月才更新一次", "持有部门：市公安局；原因：数据更新不及时");
            town.triaged(opened);
            assertThat(bureau.get("/desk/cases/" + opened.id() + "/act/ASSIGN").body())
                    .containsPattern("value=\"" + LedgerTown.POLICE + "\" selected");
        }
    }

    @Test
    void a20_programs_read_of_a_case_and_of_a_report_what_their_pages_show() throws Exception {
        var answers = Answers.general("", "新生儿落户", "结婚证复印件", "", null, null, "读接口的", "", "");
        var sent = (Submission.Received)
                reports.enter(new NewReport(Channel.COUNTER, answers, false, null, "ledger.officer", "", "", null));
        var opened = handled.open(sent.reference(), town.bureau).orElseThrow();
        var merged = handled.open(reported("并进来的"), town.bureau).orElseThrow();
        town.act(merged, CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, opened.id()));
        var verified = verified(now(opened.id()));
        var digest = cases.listExhibits(opened.id()).getFirst().digest();
        try (var bureau = new Visitor(port)) {
            bureau.signIn(town.bureau.login(), LedgerTown.PASSWORD);
            assertThat(bureau.get("/api/v1/cases/" + opened.id()).body())
                    .contains(
                            "\"merged\":[\"" + merged.id() + "\"]",
                            "\"name\":\"通知.pdf\"",
                            "\"agency\":\"" + LedgerTown.POLICE + "\"",
                            "\"digest\":\"" + digest + "\"",
                            "\"merged\":\"" + merged.id() + "\"");
        }
        var told = mvc.perform(
                        get("/api/v1/barrier-reports/" + sent.reference()).header("X-Report-Secret", sent.secret()))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        var until = verified.answerBy();
        assertThat(told)
                .contains("市大数据局核实已改好，请反映人在 " + until + " 前确认", "those who reported it are asked until " + until)
                .contains("\"answerBy\":\"" + until + "\"");
    }

    private String topic(String id) {
        return jdbc.sql("select topic from ledger.case_topic where case_id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    @Test
    void a09_a_case_that_people_reported_before_the_inventory_knew_the_paper_becomes_the_one_about_it() {
        var opened = handled.open(reported("租房落户", "租赁合同", null), town.bureau).orElseThrow();
        assertThat(opened.about().subject()).isEmpty();
        var paper = demanded("370200-late", "租房落户", "租赁合同");
        breaks(paper);
        assertThat(found.find(paper).orElseThrow().id()).isEqualTo(opened.id());
        assertThat(topic(opened.id())).isEqualTo("UNCHANGED_PROCESS");
        var loose = handled.open(reported("租房上户口", "租房合同", null), town.bureau).orElseThrow();
        var named = demanded("370200-loose", "租房上户口手续", "备案证明");
        handled.join(Set.of(reported("租房上户口手续", "备案证明", null)), loose.id(), town.bureau);
        assertThat(found.find(named).orElseThrow().id()).isEqualTo(loose.id());
    }

    @Test
    void a10_whoever_joins_or_is_split_off_is_told_and_the_case_says_who_did_it() {
        var person = citizen("joined.citizen");
        var opened = handled.open(reported("甲"), town.bureau).orElseThrow();
        var own = reported("投靠落户", "亲属关系证明", person.id());
        handled.join(Set.of(own), opened.id(), town.bureau);
        var joined = cases.findFile(opened.id()).orElseThrow().history().last();
        assertThat(joined.kind()).isEqualTo(CaseAct.JOIN);
        assertThat(joined.by()).isEqualTo(town.bureau.login());
        assertThat(joined.said(CaseDetail.REPORTS)).isEqualTo(own);
        assertThat(told(person)).containsExactly("barrier.step.JOIN");
        assertThat(steps(own)).contains("barrier.step.FILE", "barrier.step.JOIN");
        assertThat(handled.split(own, town.bureau)).isTrue();
        var left = cases.findFile(opened.id()).orElseThrow().history().last();
        assertThat(left.kind()).isEqualTo(CaseAct.LEAVE);
        assertThat(left.by()).isEqualTo(town.bureau.login());
        assertThat(told(person)).containsExactly("barrier.step.LEAVE", "barrier.step.JOIN");
        assertThat(steps(own)).containsExactly("barrier.step.JOIN", "barrier.step.LEAVE");
        assertThat(story.of(reports.getReport(own)).stateKey(ReportState.RECEIVED))
                .isEqualTo("barrier.report.state.words.SPLIT");
        var alone = handled.open(own, town.bureau).orElseThrow();
        assertThat(told(person)).startsWith("barrier.step.FILE").hasSize(3);
        assertThatThrownBy(() -> handled.split(own, town.bureau)).isInstanceOf(ReportCases.LastReporter.class);
        assertThat(reports.getReport(own).caseId()).isEqualTo(alone.id());
    }

    private List<String> steps(String reference) {
        return story.of(reports.getReport(reference)).steps().stream()
                .map(CaseProgress.Step::key)
                .toList();
    }

    @Test
    void a11_who_joins_a_proven_case_is_asked_and_it_closes_when_all_who_are_left_confirmed() {
        var first = reported("先反映的");
        var verified = verified(handled.open(first, town.bureau).orElseThrow());
        var late = reported("核实以后才反映的");
        handled.join(Set.of(late), verified.id(), town.bureau);
        assertThat(reports.getReport(late).isAsked()).isTrue();
        assertThat(reports.answer(first, Report.Answer.CONFIRMED, "")).isTrue();
        assertThat(now(verified.id()).state()).isEqualTo(CaseState.VERIFIED);
        handled.split(late, town.bureau);
        assertThat(now(verified.id()).state()).isEqualTo(CaseState.CLOSED);
        assertThat(now(verified.id()).answerBy()).isNull();
        assertThat(steps(first)).endsWith("barrier.step.LEAVE.CLOSED");
    }

    @Test
    void a12_a_case_that_some_confirmed_and_others_did_not_is_closed_unconfirmed_until_all_have() {
        var one = reported("答复的");
        var silent = reported("没有答复的");
        var opened = handled.open(one, town.bureau).orElseThrow();
        handled.join(Set.of(silent), opened.id(), town.bureau);
        verified(now(opened.id()));
        reports.answer(one, Report.Answer.CONFIRMED, "");
        jdbc.sql("update ledger.case_file set answer_by = current_date - 30 where id = :id")
                .param("id", opened.id())
                .update();
        ladder.climb();
        assertThat(now(opened.id()).state()).isEqualTo(CaseState.CLOSED_UNCONFIRMED);
        assertThat(reports.answer(silent, Report.Answer.CONFIRMED, "")).isTrue();
        assertThat(now(opened.id()).state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void a13_who_sent_what_is_hidden_is_not_waited_for_and_is_asked_when_it_is_shown_again() {
        var first = reported("说的是真事");
        var advert = reported("其实是广告");
        var opened = handled.open(first, town.bureau).orElseThrow();
        handled.join(Set.of(advert), opened.id(), town.bureau);
        setHidden(advert, "广告");
        assertThat(cases.findFile(opened.id()).orElseThrow().reporters())
                .extracting(Reporter::ref)
                .containsExactly(first);
        assertThat(cases.findFile(opened.id()).orElseThrow().history().last())
                .satisfies(act -> assertThat(act.kind()).isEqualTo(CaseAct.LEAVE))
                .satisfies(act -> assertThat(act.because()).contains("已隐藏"));
        verified(now(opened.id()));
        assertThat(reports.getReport(advert).isAsked()).isFalse();
        setHidden(advert, "");
        assertThat(reports.getReport(advert).isAsked()).isTrue();
        assertThat(reports.answer(first, Report.Answer.CONFIRMED, "")).isTrue();
        assertThat(now(opened.id()).state()).isEqualTo(CaseState.VERIFIED);
        assertThat(reports.answer(advert, Report.Answer.CONFIRMED, "")).isTrue();
        assertThat(now(opened.id()).state()).isEqualTo(CaseState.CLOSED);
    }

    @Test
    void a13_the_only_silent_reporter_is_hidden_and_the_others_have_closed_the_case() {
        var first = reported("答复了的");
        var silent = reported("没有答复的广告");
        var opened = handled.open(first, town.bureau).orElseThrow();
        handled.join(Set.of(silent), opened.id(), town.bureau);
        verified(now(opened.id()));
        reports.answer(first, Report.Answer.CONFIRMED, "");
        assertThat(now(opened.id()).state()).isEqualTo(CaseState.VERIFIED);
        setHidden(silent, "广告");
        assertThat(now(opened.id()).state()).isEqualTo(CaseState.CLOSED);
    }

    private void setHidden(String reference, String because) {
        var now = Instant.now();
        var me = new SignedInPerson(town.bureau, "session", now, now.plusSeconds(3600), false);
        assertThat(reports.setHidden(reports.getReport(reference), because, me)).isTrue();
    }

    @Test
    void a14_an_agency_with_two_reports_in_one_case_answers_once_for_both() {
        var one = reportedByCivil("婚姻登记");
        var two = reportedByCivil("收养登记");
        var opened = handled.open(one, town.bureau).orElseThrow();
        handled.join(Set.of(two), opened.id(), town.bureau);
        assertThat(handled.split(one, town.bureau)).isTrue();
        assertThat(cases.findFile(opened.id()).orElseThrow().reporters())
                .as("the agency reported it in the other one, too")
                .singleElement()
                .satisfies(
                        reporter -> assertThat(reporter.isOf(LedgerTown.CIVIL)).isTrue());
        handled.join(Set.of(one), opened.id(), town.bureau);
        verified(now(opened.id()));
        assertThat(List.of(one, two)).allMatch(each -> reports.getReport(each).isAsked());
        town.act(now(opened.id()), CaseAct.CONFIRM, town.civilOfficer);
        assertThat(now(opened.id()).state()).isEqualTo(CaseState.CLOSED);
        assertThat(List.of(one, two)).allMatch(each -> reports.getReport(each).answer() == Report.Answer.CONFIRMED);
    }

    @Test
    void a15_a_case_says_at_which_counter_it_came_up_how_often_and_how_long_it_took() {
        var counter = counters.register(LedgerTown.POLICE, "户籍综合窗口", "香港中路派出所一楼");
        var answers = Answers.general(
                counter.code(), "投靠落户", "婚育证明", "", HowOften.THREE_OR_FOUR, TimeSpent.ONE_DAY, "还要", "", "");
        var sent = reports.enter(new NewReport(Channel.COUNTER, answers, false, null, "ledger.officer", "", "", null));
        var opened = handled.open(((Submission.Received) sent).reference(), town.bureau)
                .orElseThrow();
        assertThat(opened.about().what().lines())
                .containsExactly("还要", "窗口：户籍综合窗口 · 香港中路派出所一楼", "被要过几次：三四次", "花的时间：一天左右");
        var ofCounter =
                new ReportFilter(Optional.empty(), Optional.empty(), "", List.of(), counter.code(), Optional.empty());
        assertThat(reports.countReports(ofCounter)).isEqualTo(1);
    }

    private String reportedByCivil(String data) {
        var barrier = new OwnBarrier("收养登记", data, LedgerTown.POLICE, Cause.LATE_UPDATES, null, "每月才更新一次");
        var sent = reports.enter(barrier.report(town.civilOfficer.login(), LedgerTown.CIVIL));
        return ((Submission.Received) sent).reference();
    }

    private static Finding finding(PaperKey paper, Result.Kind kind) {
        return new Finding(
                paper,
                kind,
                Link.REQUEST,
                "308001/00001",
                LedgerTown.CIVIL,
                List.of(new Step(
                        Link.REQUEST,
                        kind.isBarrier() ? Step.State.BROKEN : Step.State.HOLDS,
                        "barrier.step.requestDraft",
                        List.of("R-2026-000001"),
                        "",
                        null)),
                Instant.now(),
                Instant.now());
    }

    private void keep(Finding finding) {
        jdbc.sql("""
                insert into barrier.finding (matter, paper, kind, link, dataset, provider, steps, since, looked_at)
                values (:matter, :paper, :kind, :link, :dataset, :provider,
                  '[{"link":"REQUEST","state":"BROKEN","messageKey":"barrier.step.requestDraft","arguments":["R-2026-000001"],"page":"","at":null}]'::jsonb,
                  now(), now())
                on conflict (matter, paper) do update set kind = excluded.kind
                """)
                .param("matter", finding.paper().matter())
                .param("paper", finding.paper().paper())
                .param("kind", finding.kind().name())
                .param("link", finding.link().name())
                .param("dataset", finding.dataset())
                .param("provider", finding.provider())
                .update();
    }

    @Test
    void z01_a_report_that_counts_to_a_campaign_brings_its_case_along_and_triage_of_many_keeps_it() {
        var before = reported("征集之前反映的");
        var opened = handled.open(before, town.bureau).orElseThrow();
        assertThat(opened.campaign()).isEmpty();
        var today = LocalDate.now(Page.ZONE);
        var campaign = campaigns.begin(new Campaign(
                "report-cases",
                CaseKind.BARRIER,
                "堵点征集",
                "群众说堵，就去打通",
                List.of(new Phase("征集问题", today.minusDays(1), today.plusDays(1), true)),
                Map.of(),
                0));
        try {
            var during = reported("征集期间反映的");
            assertThat(handled.open(during, town.bureau).orElseThrow().campaign())
                    .isEqualTo(campaign.code());
            var alike = reported("同一件事，也在征集期间");
            assertThat(handled.join(Set.of(alike), opened.id(), town.bureau)).isEqualTo(1);
            assertThat(now(opened.id()).campaign()).isEqualTo(campaign.code());
            assertThat(campaignCases.figures(campaign.code()).all()).isEqualTo(2);
            try (var bureau = new Visitor(port)) {
                bureau.signIn(town.bureau.login(), LedgerTown.PASSWORD);
                assertThat(bureau.get("/desk/reports/" + during).body())
                        .contains("所属专项行动", "<a href=\"/desk/campaigns/report-cases\">堵点征集</a>");
                assertThat(bureau.get("/desk/reports/" + before).body()).doesNotContain("所属专项行动");
                assertThat(bureau.get("/desk/reports?campaign=report-cases").body())
                        .contains("只列出计入这个专项行动的反映：堵点征集", during, alike)
                        .doesNotContain(before);
                var seen = now(opened.id());
                bureau.post(
                        "/desk/cases",
                        "/desk/cases/bulk/TRIAGE",
                        Map.of(
                                "case",
                                seen.id() + "@" + seen.version(),
                                CaseDetail.DAYS,
                                "15",
                                CaseDetail.CAMPAIGN,
                                ""));
            }
            assertThat(now(opened.id()))
                    .extracting(Case::state, Case::days, Case::campaign)
                    .containsExactly(CaseState.TRIAGED, 15, campaign.code());
        } finally {
            campaigns.change(new Campaign(
                    campaign.code(),
                    campaign.kind(),
                    campaign.name(),
                    campaign.goal(),
                    List.of(new Phase("征集问题", today.minusDays(9), today.minusDays(8), true)),
                    Map.of(),
                    campaign.version()));
        }
    }
}
