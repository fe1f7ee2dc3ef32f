package org.zhanqiao.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.Race;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Person;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ActConflict;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.Ladder;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;

/// Cases from being reported to being closed on proof, on the real calendar of 2026.
@PlatformTest
@Import({MovableClock.AsTheClock.class, LedgerTown.class, FactsForTests.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=4h")
class A02_CasesTest {

    private static final byte[] PDF = "%PDF-1.7 minutes".getBytes(StandardCharsets.US_ASCII);
    private static final AtomicInteger SUBJECTS = new AtomicInteger();

    @Autowired
    private LedgerTown town;

    @Autowired
    private Cases cases;

    @Autowired
    private FactsForTests facts;

    @Autowired
    private MovableClock clock;

    @Autowired
    private Ladder ladder;

    @Autowired
    private CaseBoard board;

    @Autowired
    private OfficerKeys keys;

    @Autowired
    private Inbox inbox;

    @Autowired
    private ControlEvidence evidence;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void day() {
        clock.setDay("2026-03-02");
    }

    private static String subject() {
        return "facts:" + SUBJECTS.incrementAndGet();
    }

    private Case filed(String subject, Reporter.Kind kind, String ref) {
        return cases.file(
                new NewCase(
                        CaseKind.BARRIER,
                        new Case.About("新生儿落户仍要结婚证复印件", "市南区香港中路窗口，3 月 2 日", subject, ""),
                        "",
                        kind,
                        ref,
                        clock.instant()),
                null);
    }

    private Case reported(String subject) {
        return filed(subject, Reporter.Kind.PUBLIC, "B-1");
    }

    private CaseFile file(Case about) {
        return cases.findFile(about.id()).orElseThrow();
    }

    private Case now(Case about) {
        return file(about).about();
    }

    private static List<String> fields(UnfitAct thrown) {
        return thrown.flaws().stream().map(InputError::field).toList();
    }

    private List<CaseAct> kinds(Case about) {
        return file(about).history().acts().stream().map(Act::kind).toList();
    }

    private long told(Person person) {
        return inbox.listMessages(person.id(), ListQuery.first()).total();
    }

    @Test
    void a01_reported_put_right_proven_and_confirmed() {
        var subject = subject();
        var remedied = town.remedied(reported(subject));
        assertThatThrownBy(() -> town.act(remedied, CaseAct.VERIFY, town.bureau))
                .isInstanceOfSatisfying(
                        UnfitAct.class, unfit -> assertThat(fields(unfit)).containsExactly(CaseDetail.EXHIBIT));
        facts.gone(subject);
        var verified = town.act(remedied, CaseAct.VERIFY, town.bureau);
        assertThat(verified.state()).isEqualTo(CaseState.VERIFIED);
        assertThat(verified.due()).isNull();
        assertThat(verified.answerBy()).isEqualTo(LocalDate.parse("2026-03-16"));
        assertThat(file(verified).history().last().said(CaseDetail.PROOF)).isEqualTo("事实核对：已解决。");
        var closed = cases.answer(verified.id(), "B-1", true, "").orElseThrow().about();
        assertThat(closed.state()).isEqualTo(CaseState.CLOSED);
        assertThat(kinds(closed))
                .containsExactly(
                        CaseAct.FILE,
                        CaseAct.TRIAGE,
                        CaseAct.ASSIGN,
                        CaseAct.ACCEPT,
                        CaseAct.REPORT_REMEDY,
                        CaseAct.VERIFY,
                        CaseAct.CONFIRM);
    }

    @Test
    void a02_the_clock_counts_from_the_report_not_from_the_agencys_signature() {
        var about = reported(subject());
        assertThat(about.due()).isEqualTo(LocalDate.parse("2026-03-30"));
        clock.setDay("2026-03-20");
        var accepted = town.accepted(about);
        assertThat(accepted.due()).isEqualTo(LocalDate.parse("2026-03-30"));
    }

    @Test
    void a22_what_was_put_right_too_late_is_late_no_more_and_climbs_no_further() {
        var subject = subject();
        var remedied = town.remedied(filed(subject, Reporter.Kind.PLATFORM, ""));
        clock.setDay("2026-04-01");
        ladder.climb();
        assertThat(now(remedied).rung()).isEqualTo(Rung.HEAD);
        facts.gone(subject);
        var closed = town.act(now(remedied), CaseAct.VERIFY, town.bureau);
        assertThat(closed.state()).isEqualTo(CaseState.CLOSED);
        assertThat(closed.due()).as("its clock does not run").isNull();
        clock.setDay("2026-05-20");
        ladder.climb();
        assertThat(kinds(closed)).endsWith(CaseAct.VERIFY);
        var back = town.act(closed, CaseAct.REOPEN, town.bureau);
        assertThat(back.due()).as("its old days are behind it").isEqualTo(LocalDate.parse("2026-03-30"));
    }

    @Test
    void a03_an_earlier_reporter_moves_the_clock_back_and_leaving_moves_it_again() {
        var about = reported(subject());
        var earlier = clock.instant().minusSeconds(7 * 86_400);
        cases.join(about.id(), List.of(new Joining(Reporter.Kind.PUBLIC, "B-0", earlier)), "", null);
        assertThat(now(about).countsFrom()).isEqualTo(earlier);
        assertThat(now(about).due()).isBefore("2026-03-30");
        cases.leave(about.id(), new Joining(Reporter.Kind.PUBLIC, "B-0", earlier), "", null);
        assertThat(now(about).due()).isEqualTo(LocalDate.parse("2026-03-30"));
    }

    @Test
    void a04_returned_twice_the_bureau_adjudicates_and_nobody_returns_it_again() {
        var once = town.act(town.assigned(reported(subject())), CaseAct.RETURN, town.head);
        assertThat(file(once).possible(town.bureau)).contains(CaseAct.ASSIGN).doesNotContain(CaseAct.ADJUDICATE);
        var anew = town.act(once, CaseAct.ASSIGN, town.bureau, Map.of(CaseDetail.AGENCY, LedgerTown.CIVIL));
        var twice = town.act(anew, CaseAct.RETURN, town.civilHead);
        assertThat(file(twice).possible(town.bureau))
                .contains(CaseAct.ADJUDICATE)
                .doesNotContain(CaseAct.ASSIGN);
        var settled = town.act(twice, CaseAct.ADJUDICATE, town.bureau, Map.of(CaseDetail.AGENCY, LedgerTown.CIVIL));
        assertThat(settled.settled()).isTrue();
        assertThat(file(settled).possible(town.civilHead))
                .contains(CaseAct.ACCEPT)
                .doesNotContain(CaseAct.RETURN);
        assertThatThrownBy(() -> town.act(settled, CaseAct.RETURN, town.civilHead))
                .as("nobody was faster: it cannot be returned any more")
                .isInstanceOfSatisfying(
                        ActConflict.class,
                        conflict -> assertThat(conflict.isLate()).isFalse());
        assertThatThrownBy(() -> town.act(twice, CaseAct.ADJUDICATE, town.bureau))
                .isInstanceOfSatisfying(
                        ActConflict.class,
                        conflict -> assertThat(conflict.isLate()).isTrue());
        assertThat(settled.returned()).isEqualTo(2);
    }

    @Test
    void a05_the_owner_stays_the_owner_while_the_ladder_climbs() {
        var accepted = town.accepted(reported(subject()));
        clock.setDay("2026-03-30");
        ladder.climb();
        assertThat(now(accepted).rung()).isNull();
        for (var step : Map.of("2026-03-31", Rung.OWNER).entrySet()) {
            clock.setDay(step.getKey());
            ladder.climb();
            assertThat(now(accepted).rung()).isEqualTo(step.getValue());
        }
        clock.setDay("2026-04-01");
        ladder.climb();
        assertThat(now(accepted).rung()).isEqualTo(Rung.HEAD);
        long before = told(town.bureau);
        clock.setDay("2026-04-03");
        ladder.climb();
        ladder.climb();
        assertThat(now(accepted).rung()).isEqualTo(Rung.BUREAU);
        assertThat(told(town.bureau)).isGreaterThan(before);
        var wanted = Map.of(CaseDetail.ANSWER_BY, "2026-04-24");
        assertThatThrownBy(() -> town.act(now(accepted), CaseAct.SUPERVISE, town.cityOffice, wanted))
                .isInstanceOf(ActConflict.class);
        long toldBefore = told(town.cityOffice);
        clock.setDay("2026-04-20");
        ladder.climb();
        var late = now(accepted);
        assertThat(late.rung()).isEqualTo(Rung.CITY_OFFICE);
        assertThat(late.owner()).isEqualTo(accepted.owner());
        assertThat(late.version()).isEqualTo(accepted.version());
        assertThat(kinds(late).stream().filter(CaseAct.ESCALATE::equals)).hasSize(4);
        assertThat(told(town.cityOffice)).isGreaterThan(toldBefore);
        var letter = town.act(late, CaseAct.SUPERVISE, town.bureau, wanted);
        assertThat(letter.owner()).isEqualTo(accepted.owner());
        // Besides writing such a letter itself the city's government office does nothing in a case.
        assertThat(cases.getFile(late.id(), town.cityOffice).possible(town.cityOffice))
                .containsExactly(CaseAct.SUPERVISE);
        assertThat(isIn(letter, CaseFilter.Narrow.SUPERVISED)).isTrue();
        assertThat(isIn(letter, CaseFilter.Narrow.ESCALATED)).isTrue();
        var second = town.act(letter, CaseAct.SUPERVISE, town.cityOffice, wanted);
        assertThat(cases.getFile(second.id(), town.bureau).history().last().said(CaseDetail.OFFICE))
                .isEqualTo("CITY_OFFICE");
        assertThat(second.rung()).isEqualTo(Rung.CITY_OFFICE);
    }

    private boolean isIn(Case about, CaseFilter.Narrow narrow) {
        return cases
                .list(CaseFilter.of("").narrowed(narrow), new ListQuery(about.id(), "", false, 1, 10))
                .rows()
                .stream()
                .anyMatch(found -> found.id().equals(about.id()));
    }

    @Test
    void a05_a_letter_whose_day_has_passed_is_found_until_the_agency_does_something() {
        var accepted = town.accepted(reported(subject()));
        assertThat(isIn(accepted, CaseFilter.Narrow.SUPERVISED)).isFalse();
        var letter = town.act(accepted, CaseAct.SUPERVISE, town.bureau, Map.of(CaseDetail.ANSWER_BY, "2026-03-10"));
        assertThat(isIn(letter, CaseFilter.Narrow.SUPERVISED))
                .as("in time, and a letter was sent")
                .isTrue();
        assertThat(isIn(letter, CaseFilter.Narrow.ESCALATED)).isFalse();
        clock.setDay("2026-03-10");
        assertThat(isIn(letter, CaseFilter.Narrow.UNANSWERED)).isFalse();
        clock.setDay("2026-03-11");
        assertThat(isIn(letter, CaseFilter.Narrow.UNANSWERED)).isTrue();
        var noted = town.act(letter, CaseAct.NOTE, town.officer);
        assertThat(isIn(noted, CaseFilter.Narrow.UNANSWERED)).isFalse();
        assertThat(isIn(noted, CaseFilter.Narrow.SUPERVISED)).isTrue();
        var again = town.act(noted, CaseAct.SUPERVISE, town.bureau, Map.of(CaseDetail.ANSWER_BY, "2026-03-12"));
        clock.setDay("2026-03-13");
        assertThat(isIn(again, CaseFilter.Narrow.UNANSWERED)).isTrue();
    }

    @Test
    void a06_the_clock_stands_on_a_ground_of_the_rules_and_says_why() {
        var accepted = town.accepted(reported(subject()));
        var unfit = catchThrowableOfType(
                UnfitAct.class,
                () -> town.act(accepted, CaseAct.PAUSE, town.head, Map.of(CaseDetail.GROUND, "PERSON")));
        assertThat(fields(unfit)).containsExactly(CaseDetail.GROUND);
        var paused = town.act(accepted, CaseAct.PAUSE, town.head, Map.of(CaseDetail.GROUND, "SUPERIOR"));
        assertThat(paused.due()).isNull();
        clock.setDay("2026-03-16");
        var resumed = town.act(paused, CaseAct.RESUME, town.officer);
        // Ten working days from 3 to 16 March did not count.
        assertThat(resumed.due()).isEqualTo(LocalDate.parse("2026-04-14"));
    }

    @Test
    void a07_silence_is_counted_as_silence_and_a_late_answer_still_counts() {
        var subject = subject();
        facts.gone(subject);
        var verified = town.act(town.remedied(reported(subject)), CaseAct.VERIFY, town.bureau);
        clock.setDay("2026-03-16");
        ladder.climb();
        assertThat(now(verified).state()).isEqualTo(CaseState.VERIFIED);
        clock.setDay("2026-03-17");
        ladder.climb();
        assertThat(now(verified).state()).isEqualTo(CaseState.CLOSED_UNCONFIRMED);
        assertThat(cases.answer(verified.id(), "B-1", true, ""))
                .get()
                .extracting(file -> file.about().state())
                .isEqualTo(CaseState.CLOSED);
    }

    @Test
    void a08_a_denial_brings_it_back_with_owner_and_used_days() {
        var subject = subject();
        facts.gone(subject);
        clock.setDay("2026-03-09");
        var about = cases.file(
                new NewCase(
                        CaseKind.BARRIER,
                        new Case.About("仍要居住证", "窗口", subject, ""),
                        "",
                        Reporter.Kind.PUBLIC,
                        "B-9",
                        Instant.parse("2026-03-02T01:00:00Z")),
                null);
        var verified = town.act(town.remedied(about), CaseAct.VERIFY, town.bureau);
        var closed = cases.answer(verified.id(), "B-9", true, "").orElseThrow().about();
        clock.setDay("2026-04-13");
        var back = cases.answer(closed.id(), "B-9", false, "上周又要了一次").orElseThrow();
        assertThat(back.about().state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(back.about().owner()).isEqualTo(closed.owner());
        assertThat(back.about().reopened()).isEqualTo(1);
        assertThat(back.confirmed()).isZero();
        // Five of twenty days were used up when it was proven on 9 March; fifteen are left from 14 April on.
        assertThat(back.about().due()).isEqualTo(LocalDate.parse("2026-05-07"));
        assertThat(cases.answer(closed.id(), "B-9", false, "还是不行"))
                .as("nothing to answer while it is being put right")
                .isEmpty();
    }

    @Test
    void a09_two_hundred_reports_of_one_thing_are_one_case_and_any_can_be_split_off() {
        var target = reported("");
        Case last = target;
        for (int i = 0; i < 200; i++) {
            var other = filed("", Reporter.Kind.PUBLIC, "B-200-" + i);
            last = town.act(other, CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, target.id()));
        }
        assertThat(file(target).reporters()).hasSize(201);
        assertThat(cases.listMergedInto(target.id())).hasSize(200);
        assertThat(last.state()).isEqualTo(CaseState.MERGED);
        var split = town.act(last, CaseAct.SPLIT, town.bureau);
        assertThat(split.state()).as("nobody triaged it").isEqualTo(CaseState.RECEIVED);
        assertThat(file(target).reporters()).hasSize(200);
        assertThat(file(split).reporters()).extracting(Reporter::ref).containsExactly("B-200-199");
    }

    @Test
    void a10_what_is_merged_lies_one_step_from_where_it_goes_on() {
        var first = reported("");
        var second = filed("", Reporter.Kind.PUBLIC, "B-2");
        var third = filed("", Reporter.Kind.PUBLIC, "B-3");
        town.act(third, CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, second.id()));
        town.act(now(second), CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, first.id()));
        assertThat(now(third).into()).isEqualTo(first.id());
        assertThat(file(first).reporters()).hasSize(3);
        var circle = catchThrowableOfType(
                UnfitAct.class,
                () -> town.act(now(first), CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, third.id())));
        assertThat(fields(circle)).containsExactly(CaseDetail.INTO);
    }

    @Test
    void a11_one_thing_has_one_case_and_comes_back_in_it() {
        var subject = subject();
        var first = filed(subject, Reporter.Kind.PLATFORM, "");
        assertThat(filed(subject, Reporter.Kind.AGENCY, LedgerTown.CIVIL).id()).isEqualTo(first.id());
        facts.gone(subject);
        cases.leave(first.id(), new Joining(Reporter.Kind.AGENCY, LedgerTown.CIVIL, Instant.EPOCH), "", null);
        var closed = town.act(town.remedied(now(first)), CaseAct.VERIFY, town.bureau);
        assertThat(closed.state()).as("nobody is asked who is the platform").isEqualTo(CaseState.CLOSED);
        facts.back(subject);
        var back = filed(subject, Reporter.Kind.PLATFORM, "");
        assertThat(back.id()).isEqualTo(first.id());
        assertThat(back.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(back.reopened()).isEqualTo(1);
    }

    @Test
    void a11_what_was_refused_and_taken_up_again_has_not_come_back() {
        var refused = town.act(reported(subject()), CaseAct.REFUSE, town.bureau);
        var again = town.act(refused, CaseAct.REOPEN, town.bureau);
        assertThat(again.state()).as("nobody triaged it").isEqualTo(CaseState.RECEIVED);
        assertThat(again.reopened()).isZero();
        var triaged = town.act(town.triaged(again), CaseAct.REFUSE, town.bureau);
        assertThat(town.act(triaged, CaseAct.REOPEN, town.bureau).state()).isEqualTo(CaseState.TRIAGED);
    }

    @Test
    void a10_while_the_facts_deny_what_was_merged_into_a_case_nothing_proves_it() {
        var subject = subject();
        var found = filed(subject, Reporter.Kind.PLATFORM, "");
        var remedied = town.remedied(reported(""));
        cases.exhibit(remedied.id(), "通知.pdf", PDF, town.officer);
        keys.make(town.bureau.id(), KeyAlgorithm.ED25519);
        town.act(found, CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, remedied.id()));
        var document = Map.of(CaseDetail.EXHIBIT, "1");
        assertThatThrownBy(() -> town.act(now(remedied), CaseAct.VERIFY, town.bureau, document))
                .isInstanceOfSatisfying(
                        UnfitAct.class,
                        unfit -> assertThat(unfit.flaws())
                                .extracting(InputError::messageKey)
                                .containsExactly("ledger.proof.lacking"));
        facts.gone(subject);
        assertThat(town.act(now(remedied), CaseAct.VERIFY, town.bureau, document)
                        .state())
                .isEqualTo(CaseState.VERIFIED);
    }

    @Test
    void a10_a_case_says_what_was_merged_into_it_and_what_was_split_off() {
        var root = reported("");
        var other = filed("", Reporter.Kind.PUBLIC, "B-7");
        var merged = town.act(other, CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, root.id()));
        assertThat(file(root).history().last())
                .extracting(Act::kind, act -> act.said(CaseDetail.MERGED), Act::by)
                .containsExactly(CaseAct.JOIN, other.id(), town.bureau.login());
        town.act(merged, CaseAct.SPLIT, town.bureau);
        assertThat(file(root).history().last())
                .extracting(Act::kind, act -> act.said(CaseDetail.MERGED))
                .containsExactly(CaseAct.LEAVE, other.id());
        assertThat(now(root).version()).as("nobody’s decision is spoilt by it").isEqualTo(root.version());
    }

    @Test
    void a10_cases_of_two_kinds_are_not_merged() {
        var quality = cases.file(
                new NewCase(
                        CaseKind.QUALITY,
                        new Case.About("出生日期有误", "返回值与原件不符", "", ""),
                        "",
                        Reporter.Kind.PUBLIC,
                        "B-8",
                        clock.instant()),
                null);
        var unfit = catchThrowableOfType(
                UnfitAct.class,
                () -> town.act(reported(""), CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, quality.id())));
        assertThat(unfit.flaws()).extracting(InputError::messageKey).containsExactly("ledger.into.kind");
    }

    @Test
    void a12_a_document_proves_what_no_facts_can_and_its_reviewer_signs_it() {
        var remedied = town.remedied(reported(""));
        cases.exhibit(remedied.id(), "../会议纪要.pdf", PDF, town.officer);
        var choice = Map.of(CaseDetail.EXHIBIT, "1");
        jdbc.sql("update identity.officer_key set ended_at = now() where person = :person and ended_at is null")
                .param("person", town.bureau.id())
                .update();
        assertThat(fields(catchThrowableOfType(
                        UnfitAct.class, () -> town.act(remedied, CaseAct.VERIFY, town.bureau, choice))))
                .containsExactly(CaseDetail.EXHIBIT);
        var key = keys.make(town.bureau.id(), KeyAlgorithm.SM2_SM3);
        var verified = town.act(remedied, CaseAct.VERIFY, town.bureau, choice);
        var act = file(verified).history().last();
        var exhibit = cases.listExhibits(verified.id()).getFirst();
        assertThat(exhibit.name()).isEqualTo("会议纪要.pdf");
        assertThat(act.said(CaseDetail.DIGEST)).isEqualTo(exhibit.digest());
        assertThat(OfficerKeys.verifies(
                        key,
                        CaseActs.signed(verified.id(), exhibit.digest()),
                        Base64.getDecoder().decode(act.said(CaseDetail.SIGNATURE))))
                .isTrue();
    }

    @Test
    void a13_exhibits_are_told_by_their_content() {
        var accepted = town.accepted(reported(""));
        for (var bad : List.of(
                new byte[0],
                "<html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8),
                "MZ this is no picture".getBytes(StandardCharsets.UTF_8),
                new byte[Exhibit.LARGEST + 1])) {
            assertThatThrownBy(() -> cases.exhibit(accepted.id(), "a.pdf", bad, town.officer))
                    .isInstanceOf(UnfitAct.class);
        }
        assertThatThrownBy(() -> cases.exhibit(accepted.id(), "a.pdf", PDF, town.civilOfficer))
                .isInstanceOf(NotFound.class);
        assertThat(cases.listExhibits(accepted.id())).isEmpty();
    }

    @Test
    void a14_of_two_who_act_at_once_one_wins_and_the_other_is_told() throws Exception {
        var triaged = town.triaged(reported(""));
        var lost = Race.lost(
                ActConflict.class,
                () -> town.act(triaged, CaseAct.ASSIGN, town.bureau, Map.of(CaseDetail.AGENCY, LedgerTown.POLICE)),
                () -> town.act(triaged, CaseAct.ASSIGN, town.bureau, Map.of(CaseDetail.AGENCY, LedgerTown.CIVIL)));
        assertThat(lost)
                .singleElement()
                .satisfies(conflict -> assertThat(conflict.last().kind()).isEqualTo(CaseAct.ASSIGN));
    }

    @Test
    void a14_a_note_of_a_colleague_spoils_nobodys_decision() {
        var accepted = town.accepted(reported(""));
        town.act(accepted, CaseAct.NOTE, town.head);
        assertThat(town.act(accepted, CaseAct.REPORT_REMEDY, town.officer).state())
                .isEqualTo(CaseState.REMEDIED);
    }

    @Test
    void a15_two_that_are_merged_into_each_other_at_once_do_not_wait_for_each_other() throws Exception {
        for (int i = 0; i < 10; i++) {
            var one = reported("");
            var other = reported("");
            var lost = Race.lost(
                    RuntimeException.class,
                    () -> town.act(one, CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, other.id())),
                    () -> town.act(other, CaseAct.MERGE, town.bureau, Map.of(CaseDetail.INTO, one.id())));
            assertThat(lost).singleElement().isInstanceOfAny(UnfitAct.class, ActConflict.class);
        }
    }

    @Test
    void a16_a_stranger_learns_of_nothing_and_the_bureau_does_not_judge_itself() {
        var accepted = town.accepted(reported(subject()));
        assertThatThrownBy(() -> cases.getFile(accepted.id(), town.civilOfficer))
                .isInstanceOf(NotFound.class);
        assertThat(cases.list(CaseFilter.of(LedgerTown.CIVIL), new ListQuery(accepted.id(), "", false, 1, 25))
                        .total())
                .isZero();
        assertThat(cases.list(CaseFilter.of(LedgerTown.POLICE), new ListQuery(accepted.id(), "", false, 1, 25))
                        .total())
                .isOne();
        assertThat(file(accepted).possible(town.bureau)).doesNotContain(CaseAct.REPORT_REMEDY, CaseAct.ACCEPT);
        assertThat(file(accepted).possible(town.officer)).doesNotContain(CaseAct.VERIFY, CaseAct.REFUSE);
    }

    @Test
    void a17_everything_that_is_wrong_is_said_at_once_and_nothing_is_kept() {
        var unfit = catchThrowableOfType(
                UnfitAct.class,
                () -> cases.file(
                        new NewCase(
                                CaseKind.QUALITY,
                                new Case.About("", "当事人 11010519491231002X 被要求两次", "", ""),
                                "",
                                Reporter.Kind.PLATFORM,
                                "",
                                clock.instant()),
                        town.bureau));
        assertThat(fields(unfit)).containsExactly("title", "what");
        var about = reported("");
        for (var days : List.of("", "0", "-1", "251", "一天", "9999999999")) {
            assertThat(fields(catchThrowableOfType(
                            UnfitAct.class,
                            () -> town.act(about, CaseAct.TRIAGE, town.bureau, Map.of(CaseDetail.DAYS, days)))))
                    .containsExactly(CaseDetail.DAYS);
        }
        assertThat(now(about)).isEqualTo(about);
    }

    @Test
    void a18_the_roadmap_is_laid_down_and_reached_step_by_step() {
        var accepted = town.accepted(reported(""));
        var unfit = catchThrowableOfType(
                UnfitAct.class,
                () -> town.act(
                        accepted,
                        CaseAct.PLAN,
                        town.officer,
                        Map.of(CaseDetail.MILESTONES, "2026-03-10 签协议\n三月底 上线\n2026-03-20")));
        assertThat(unfit.flaws()).hasSize(2);
        var tooLate = catchThrowableOfType(
                UnfitAct.class,
                () -> town.act(
                        accepted,
                        CaseAct.PLAN,
                        town.officer,
                        Map.of(CaseDetail.MILESTONES, "2026-03-10 签协议\n2027-03-10 接口上线")));
        assertThat(tooLate.flaws())
                .extracting(InputError::messageKey, flaw -> flaw.arguments().getFirst())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ledger.milestones.late", 2));
        var planned = town.act(
                accepted,
                CaseAct.PLAN,
                town.officer,
                Map.of(CaseDetail.MILESTONES, "2026-03-10 签协议\n\n2026-03-20 接口上线\n"));
        var reached = town.act(planned, CaseAct.REACH_MILESTONE, town.officer, Map.of(CaseDetail.MILESTONE, "1"));
        assertThat(file(reached).history().last().said(CaseDetail.REACHED)).isEqualTo("签协议");
        var replanned = town.act(
                reached, CaseAct.PLAN, town.officer, Map.of(CaseDetail.MILESTONES, "2026-03-10 签协议\n2026-03-25 接口上线"));
        assertThat(file(replanned).milestones())
                .extracting(Milestone::title, each -> each.reached() != null)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("签协议", true),
                        org.assertj.core.groups.Tuple.tuple("接口上线", false));
    }

    @Test
    void a19_every_view_agrees() {
        var late = town.accepted(filed(subject(), Reporter.Kind.AGENCY, LedgerTown.CIVIL));
        clock.setDay("2026-12-01");
        ladder.climb();
        var all = CaseFilter.of("");
        var counts = cases.counts(all);
        var rows = board.list("");
        assertThat(rows.stream().mapToLong(CaseBoard.Row::overdue).sum())
                .isEqualTo(counts.get(CaseFilter.Narrow.OVERDUE))
                .isPositive();
        assertThat(rows.stream().mapToLong(CaseBoard.Row::open).sum()).isEqualTo(counts.get(CaseFilter.Narrow.OPEN));
        assertThat(rows.stream().mapToLong(CaseBoard.Row::supervised).sum())
                .isEqualTo(counts.get(CaseFilter.Narrow.SUPERVISED));
        assertThat(rows.stream().mapToLong(CaseBoard.Row::unconfirmed).sum())
                .isEqualTo(counts.get(CaseFilter.Narrow.UNCONFIRMED));
        for (var narrow : CaseFilter.Narrow.values()) {
            assertThat(cases.list(all.narrowed(narrow), ListQuery.first()).total())
                    .as("%s", narrow)
                    .isEqualTo(counts.get(narrow));
        }
        assertThat(cases.list(CaseFilter.of(LedgerTown.CIVIL).narrowed(CaseFilter.Narrow.OVERDUE), ListQuery.first())
                        .rows())
                .extracting(Case::id)
                .contains(late.id());
        var office = CaseFilter.of(town.cityOffice);
        assertThat(cases.counts(office).get(CaseFilter.Narrow.MINE))
                .as("what waits for the city office is what has climbed to it")
                .isEqualTo(counts.get(CaseFilter.Narrow.CLIMBED))
                .isNotEqualTo(counts.get(CaseFilter.Narrow.MINE));
        assertThat(cases.list(CaseFilter.of(LedgerTown.CIVIL).owned(LedgerTown.POLICE), ListQuery.first())
                        .rows())
                .as("an agency that narrows to another sees what it reported of that one alone")
                .extracting(each -> each.owner().agency())
                .containsOnly(LedgerTown.POLICE);
        var own = CaseFilter.of(town.officer).narrowed(CaseFilter.Narrow.PERSONAL);
        assertThat(cases.list(own, ListQuery.first()).total())
                .isEqualTo(cases.counts(own).get(CaseFilter.Narrow.PERSONAL))
                .isPositive();
        var found = new ListQuery(late.id(), "", false, 1, 10);
        assertThat(cases.list(own, found).rows()).extracting(Case::id).containsExactly(late.id());
        assertThat(cases.list(CaseFilter.of(town.head).narrowed(CaseFilter.Narrow.PERSONAL), found)
                        .rows())
                .isEmpty();
    }

    @Test
    void a04_what_was_assigned_to_the_wrong_agency_is_assigned_anew_until_it_is_taken() {
        var assigned = town.assigned(reported(subject()));
        var civil = town.act(assigned, CaseAct.ASSIGN, town.bureau, Map.of(CaseDetail.AGENCY, LedgerTown.CIVIL));
        assertThat(civil.owner().agency()).isEqualTo(LedgerTown.CIVIL);
        assertThat(civil.returned()).isZero();
        assertThat(file(civil).possible(town.officer)).isEmpty();
        var back = town.act(civil, CaseAct.ASSIGN, town.bureau, Map.of(CaseDetail.AGENCY, LedgerTown.POLICE));
        var accepted = town.act(back, CaseAct.ACCEPT, town.officer, Map.of(CaseDetail.PERSON, town.officer.login()));
        assertThat(file(accepted).possible(town.bureau)).doesNotContain(CaseAct.ASSIGN);
    }

    @Test
    void a20_every_act_stands_in_the_evidence() {
        var accepted = town.accepted(reported(subject()));
        var acts =
                file(accepted).history().acts().stream().map(Act::evidenceKey).toList();
        assertThat(acts).hasSize(4);
        Awaitility.await()
                .untilAsserted(() -> assertThat(evidence.listBelow("ledger.case:" + accepted.id() + ":"))
                        .containsOnlyKeys(acts));
    }

    @Test
    void a21_a_reporter_who_is_an_agency_is_asked_too() {
        var subject = subject();
        facts.gone(subject);
        var verified = town.act(
                town.remedied(filed(subject, Reporter.Kind.AGENCY, LedgerTown.CIVIL)), CaseAct.VERIFY, town.bureau);
        assertThat(file(verified).possible(town.civilOfficer)).containsExactly(CaseAct.CONFIRM, CaseAct.DENY);
        assertThat(cases.answer(verified.id(), "B-unknown", true, "")).isEmpty();
        var denied = town.act(verified, CaseAct.DENY, town.civilOfficer);
        assertThat(denied.state()).isEqualTo(CaseState.ACCEPTED);
        assertThat(denied.reopened()).as("it had not been closed").isZero();
        assertThatThrownBy(() ->
                        cases.act(Decision.of(denied.id(), denied.version(), CaseAct.CONFIRM, ""), town.civilOfficer))
                .isInstanceOf(ActConflict.class);
    }
}
