package org.zhanqiao.demand.requests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.evidence.Verify;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Person;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.Ladder;
import org.zhanqiao.proceeding.Rung;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;

/// Requests from asking to an answer, with their clocks on the real calendar of 2026.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A02_AccessRequestsTest {

    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 31);

    @Autowired
    private RequestTown town;

    @Autowired
    private AccessRequests requests;

    @Autowired
    private Ladder ladder;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ControlEvidence evidence;

    @Autowired
    private Agreements agreements;

    @Autowired
    private OfficerKeys keys;

    @Value("${zhanqiao.data-dir}")
    private Path dataDir;

    private RequestHistory history(AccessRequest request) {
        return requests.getDossier(request.id(), town.bureau).history();
    }

    private AccessRequest now(AccessRequest request) {
        return requests.getDossier(request.id(), town.asker).request();
    }

    private static List<String> fields(Throwable thrown) {
        return ((UnfitRequest) thrown)
                .flaws().stream().map(AskFlaw::field).distinct().toList();
    }

    @Test
    void a01_everything_that_is_missing_is_named_at_once() {
        clock.setDay("2026-03-02");
        var blank = requests.draft(RequestTown.SYSTEM, RequestTown.SERVICE, town.asker);
        var thrown = catchThrowableOfType(UnfitRequest.class, () -> town.act(blank, ActKind.PROPOSE, town.asker));
        assertThat(fields(thrown))
                .containsExactly("matter", "sparedPaper", "purpose", "legalBasis", "scene", "scope", "items", "until");
        assertThat(now(blank)).isEqualTo(blank);
    }

    @Test
    void a02_another_agencys_system_and_an_unknown_service_cannot_be_asked_for() {
        var thrown = catchThrowableOfType(
                UnfitRequest.class, () -> requests.draft(RequestTown.SYSTEM, "no.such", town.officer));
        assertThat(fields(thrown)).containsExactly("caller", "service");
        assertThat(catchThrowableOfType(
                                UnfitRequest.class,
                                () -> requests.draft(RequestTown.SYSTEM, RequestTown.SERVICE, town.officer))
                        .flaws())
                .extracting(AskFlaw::messageKey)
                .containsExactly("demand.ask.caller", "demand.ask.own");
    }

    @Test
    void a17_a_legal_basis_names_a_text_and_an_article() {
        clock.setDay("2026-03-02");
        var whole = RequestTown.ask(UNTIL);
        assertThat(requests.listFlaws(whole)).isEmpty();
        for (var basis : List.of("abc", "《义务教育法》", "第十二条")) {
            assertThat(requests.listFlaws(whole.saying(new Ask.Why(
                            whole.purpose(),
                            whole.matter(),
                            whole.sparedPaper(),
                            basis,
                            whole.scene(),
                            whole.scope()))))
                    .as(basis)
                    .extracting(AskFlaw::messageKey)
                    .containsExactly("demand.ask.legalBasis");
        }
    }

    @Test
    void a03_a_field_of_level_3_as_it_is_needs_a_reason_and_one_of_level_4_is_never_returned() {
        clock.setDay("2026-03-02");
        var ask = RequestTown.ask(UNTIL);
        var more = Stream.concat(
                        ask.terms().fields().stream(),
                        Stream.of("address", "illness")
                                .map(item -> new org.zhanqiao.demand.GrantTerms.Field(
                                        item, new org.zhanqiao.protection.Mask.None())))
                .toList();
        var wide = ask.withItems(
                ask.shareMode(),
                new org.zhanqiao.demand.GrantTerms(
                        ask.terms().modes(), ask.terms().lookupKeys(), more, List.of(), java.util.Set.of(), List.of()),
                java.util.Map.of());
        assertThat(requests.listFlaws(wide).stream().map(AskFlaw::messageKey))
                .containsExactly("demand.ask.need", "demand.ask.need", "demand.rule.FIELD_RETURNABLE");
    }

    @Test
    void a04_nobody_outside_sees_a_draft_and_a_stranger_sees_nothing() {
        clock.setDay("2026-03-02");
        var drafted = requests.draft(RequestTown.ask(UNTIL), town.asker);
        for (var person : List.of(town.officer, town.head, town.bureau, town.stranger)) {
            assertThatThrownBy(() -> requests.getDossier(drafted.id(), person)).isInstanceOf(NotFound.class);
        }
        var submitted = town.act(town.act(drafted, ActKind.PROPOSE, town.asker), ActKind.SIGN_OFF, town.askingHead);
        for (var person : List.of(town.officer, town.head, town.bureau)) {
            assertThat(requests.getDossier(submitted.id(), person).request()).isEqualTo(submitted);
        }
        assertThatThrownBy(() -> requests.getDossier(submitted.id(), town.stranger))
                .isInstanceOf(NotFound.class);
    }

    /// Counted by hand on the State Council's calendar of 2026: Labour Day 1–5 May with 9 May worked, Mid-Autumn 25–27
    /// September, National Day 1–7 October with 20 September and 10 October worked.
    @ParameterizedTest
    @CsvSource({
        "2026-04-24, 2026-05-12",
        "2026-09-21, 2026-10-12",
        "2026-09-30, 2026-10-20",
        "2026-03-02, 2026-03-16",
        "2026-03-07, 2026-03-20",
    })
    void a05_a_conditional_request_is_answered_within_ten_working_days(String received, LocalDate due) {
        clock.setDay(received);
        assertThat(town.submitted(UNTIL).due()).isEqualTo(due);
    }

    @Test
    void a06_the_clock_stands_while_the_asker_completes_and_what_is_missing_is_named_once() {
        clock.setDay("2026-04-24");
        var submitted = town.submitted(UNTIL);
        clock.setDay("2026-04-29");
        var incomplete = town.act(
                submitted,
                ActKind.NOTE_INCOMPLETE,
                town.officer,
                new ActDetail.Missing(List.of("使用范围未写明岗位", "未写明办件量依据")));
        assertThat(incomplete.state()).isEqualTo(RequestState.INCOMPLETE);
        assertThat(incomplete.due()).isNull();
        clock.setDay("2026-05-07");
        var completed = town.act(incomplete, ActKind.COMPLETE, town.asker);
        assertThat(completed.due()).isEqualTo(LocalDate.of(2026, 5, 15));
        assertThatThrownBy(() -> town.act(
                        completed, ActKind.NOTE_INCOMPLETE, town.officer, new ActDetail.Missing(List.of("再补一项"))))
                .isInstanceOf(RequestConflict.class);
    }

    @Test
    void a07_an_extension_needs_the_bureau_and_is_ten_working_days_at_most_in_all() {
        clock.setDay("2026-04-24");
        var submitted = town.submitted(UNTIL);
        assertThat(fields(catchThrowableOfType(
                        UnfitRequest.class,
                        () -> town.act(submitted, ActKind.ASK_EXTENSION, town.officer, new ActDetail.Days(11)))))
                .containsExactly("days");
        var asked = town.act(submitted, ActKind.ASK_EXTENSION, town.officer, new ActDetail.Days(5));
        assertThat(asked.due()).isEqualTo(LocalDate.of(2026, 5, 12));
        assertThat(asked.extensionOpen()).isTrue();
        assertThatThrownBy(() -> town.act(asked, ActKind.CONSENT_EXTENSION, town.officer, new ActDetail.Days(5)))
                .isInstanceOf(RequestConflict.class);
        var extended = town.act(asked, ActKind.CONSENT_EXTENSION, town.bureau, new ActDetail.Days(5));
        assertThat(extended.due()).isEqualTo(LocalDate.of(2026, 5, 19));
        assertThat(extended.extensionOpen()).isFalse();
        var again = town.act(extended, ActKind.ASK_EXTENSION, town.officer, new ActDetail.Days(5));
        var denied = town.act(again, ActKind.DENY_EXTENSION, town.bureau);
        assertThat(denied.due()).isEqualTo(LocalDate.of(2026, 5, 19));
    }

    @Test
    void a08_the_delivery_has_twenty_working_days_from_the_approval() {
        clock.setDay("2026-04-27");
        assertThat(town.approved(UNTIL).due()).isEqualTo(LocalDate.of(2026, 5, 27));
    }

    @Test
    void a09_a_refusal_names_its_law_and_article_and_is_signed_off_by_another_person() {
        clock.setDay("2026-03-02");
        var submitted = town.submitted(UNTIL);
        assertThat(fields(catchThrowableOfType(
                        UnfitRequest.class,
                        () -> town.act(
                                submitted,
                                ActKind.PROPOSE_REFUSAL,
                                town.officer,
                                new ActDetail.Refusal(RefusalGround.BEYOND_NEED, "数据敏感")))))
                .containsExactly("basis");
        for (var low : List.of("《青岛市民政局内部通知》第一条", "《青岛市公共数据管理办法》第十六条", "《某某规定》第三条")) {
            assertThat(fields(catchThrowableOfType(
                            UnfitRequest.class,
                            () -> town.act(
                                    submitted,
                                    ActKind.PROPOSE_REFUSAL,
                                    town.officer,
                                    new ActDetail.Refusal(RefusalGround.FORBIDDEN, low)))))
                    .as(low)
                    .containsExactly("basis");
        }
        var held = catchThrowableOfType(
                UnfitRequest.class,
                () -> town.act(
                        submitted,
                        ActKind.PROPOSE_REFUSAL,
                        town.officer,
                        new ActDetail.Refusal(RefusalGround.NOT_HELD, "《政务数据共享条例》第二十一条")));
        assertThat(held.flaws())
                .containsExactly(new AskFlaw(
                        "ground", "demand.act.ground.held", "", List.of("常住人口", "308/" + RequestTown.SERVICE)));
        var proposed = town.act(
                submitted,
                ActKind.PROPOSE_REFUSAL,
                town.officer,
                new ActDetail.Refusal(RefusalGround.FORBIDDEN, "《统计法》第九条"));
        assertThatThrownBy(() -> town.act(proposed, ActKind.REFUSE, town.officer))
                .isInstanceOf(RequestConflict.class);
        var refused = town.act(proposed, ActKind.REFUSE, town.head);
        assertThat(refused.state()).isEqualTo(RequestState.REFUSED);
        assertThat(refused.due()).isNull();
    }

    @Test
    void a10_of_two_officers_at_once_one_wins_and_the_other_is_told_who_did_what() throws Exception {
        clock.setDay("2026-03-02");
        for (int round = 0; round < 10; round++) {
            var submitted = town.submitted(UNTIL);
            var start = new CyclicBarrier(2);
            try (var threads = Executors.newFixedThreadPool(2)) {
                var approving = threads.submit(attempt(start, submitted, ActKind.PROPOSE_APPROVAL, town.officer));
                var refusing = threads.submit(attempt(start, submitted, ActKind.PROPOSE_REFUSAL, town.secondOfficer));
                var conflicts = Stream.of(approving.get(), refusing.get())
                        .filter(Objects::nonNull)
                        .toList();
                assertThat(conflicts).hasSize(1);
                var winner = history(submitted).last();
                assertThat(conflicts.getFirst().last()).isEqualTo(winner);
                assertThat(winner.name()).isIn("郑海燕", "王立新");
                assertThat(history(submitted).acts()).hasSize(4);
            }
        }
    }

    private Callable<@Nullable RequestConflict> attempt(
            CyclicBarrier start, AccessRequest request, ActKind kind, Person who) {
        return () -> {
            start.await();
            try {
                town.act(
                        request,
                        kind,
                        who,
                        kind == ActKind.PROPOSE_REFUSAL
                                ? new ActDetail.Refusal(RefusalGround.BEYOND_NEED, "《个人信息保护法》第六条")
                                : new ActDetail.None());
                return null;
            } catch (RequestConflict conflict) {
                return conflict;
            }
        };
    }

    @Test
    void a11_what_is_late_goes_up_the_ladder_once_a_rung_and_stays_with_its_owner() {
        clock.setDay("2026-04-24");
        var submitted = town.submitted(UNTIL);
        for (var day : List.of("2026-05-12", "2026-05-13", "2026-05-13", "2026-05-14", "2026-05-18", "2026-05-20")) {
            clock.setDay(day);
            ladder.climb();
        }
        var rungs = history(submitted).acts().stream()
                .filter(act -> act.kind() == ActKind.ESCALATE)
                .map(act -> act.at().atZone(org.zhanqiao.web.Page.ZONE).toLocalDate() + " " + act.said("rung"))
                .collect(Collectors.joining("\n"));
        assertThat(rungs).isEqualTo("""
                2026-05-13 OWNER
                2026-05-14 HEAD
                2026-05-18 BUREAU
                2026-05-20 CITY_OFFICE""");
        // The officer who read it before all that can still answer.
        assertThat(town.act(submitted, ActKind.PROPOSE_APPROVAL, town.officer).state())
                .isEqualTo(RequestState.APPROVAL_PROPOSED);
    }

    @Test
    void a16b_naming_what_is_missing_after_the_last_day_takes_no_lateness_away() {
        clock.setDay("2026-04-24");
        var silent = town.submitted(UNTIL);
        clock.setDay("2026-05-13");
        assertThatThrownBy(() -> town.act(silent, ActKind.ASK_EXTENSION, town.officer, new ActDetail.Days(5)))
                .as("the day has passed, and the ladder has not looked yet")
                .isInstanceOf(RequestConflict.class);
        clock.setDay("2026-05-20");
        ladder.climb();
        var incomplete =
                town.act(now(silent), ActKind.NOTE_INCOMPLETE, town.officer, new ActDetail.Missing(List.of("未写明岗位")));
        assertThat(incomplete.due()).isEqualTo(LocalDate.of(2026, 5, 12));
        assertThat(incomplete.rung()).isEqualTo(Rung.CITY_OFFICE);
        var supervised = town.act(
                incomplete, ActKind.SUPERVISE, town.cityOffice, new ActDetail.Supervision(LocalDate.of(2026, 5, 25)));
        var completed = town.act(supervised, ActKind.COMPLETE, town.asker);
        assertThat(completed.state()).isEqualTo(RequestState.SUBMITTED);
        assertThat(completed.rung()).isEqualTo(Rung.CITY_OFFICE);
        assertThat(requests.getDossier(completed.id(), town.officer).possible(town.officer))
                .contains(ActKind.PROPOSE_APPROVAL, ActKind.REPLY)
                .doesNotContain(ActKind.ASK_EXTENSION);
    }

    @Test
    void a16_what_got_a_later_day_or_was_delivered_begins_at_the_foot_of_the_ladder() {
        clock.setDay("2026-04-24");
        var submitted = town.submitted(UNTIL);
        var silent = town.submitted(UNTIL);
        clock.setDay("2026-05-12");
        town.act(submitted, ActKind.ASK_EXTENSION, town.officer, new ActDetail.Days(5));
        clock.setDay("2026-05-18");
        ladder.climb();
        var asked = now(submitted);
        assertThat(asked.rung()).isEqualTo(Rung.BUREAU);
        assertThat(requests.getDossier(silent.id(), town.officer).possible(town.officer))
                .as("a day that has passed cannot be extended any more")
                .contains(ActKind.PROPOSE_APPROVAL)
                .doesNotContain(ActKind.ASK_EXTENSION);
        assertThatThrownBy(() -> town.act(now(silent), ActKind.ASK_EXTENSION, town.officer, new ActDetail.Days(5)))
                .isInstanceOf(RequestConflict.class);
        var extended = town.act(asked, ActKind.CONSENT_EXTENSION, town.bureau, new ActDetail.Days(5));
        assertThat(extended.due()).isEqualTo(LocalDate.of(2026, 5, 19));
        assertThat(extended.rung()).isNull();
        clock.setDay("2026-05-20");
        ladder.climb();
        assertThat(now(submitted).rung()).isEqualTo(Rung.OWNER);

        keys.make(town.asker.id(), KeyAlgorithm.ED25519);
        keys.make(town.officer.id(), KeyAlgorithm.ED25519);
        var approved = town.approved(UNTIL);
        clock.setDay("2026-06-30");
        ladder.climb();
        assertThat(now(approved).rung()).isNotNull();
        var once = agreements.sign(approved.id(), now(approved).version(), Side.PROVIDER, town.officer);
        assertThat(once.rung()).isNotNull();
        assertThat(agreements
                        .sign(approved.id(), once.version(), Side.CONSUMER, town.asker)
                        .rung())
                .isNull();
    }

    private AccessRequest inForce(LocalDate until) {
        keys.make(town.asker.id(), KeyAlgorithm.ED25519);
        keys.make(town.officer.id(), KeyAlgorithm.ED25519);
        var approved = town.approved(until);
        var once = agreements.sign(approved.id(), approved.version(), Side.PROVIDER, town.officer);
        return agreements.sign(approved.id(), once.version(), Side.CONSUMER, town.asker);
    }

    @Test
    void a15_a_term_that_is_nearly_over_is_told_once_to_whoever_asked() {
        clock.setDay("2026-03-02");
        var until = LocalDate.of(2026, 6, 30);
        var inForce = inForce(until);
        for (var day : List.of("2026-05-31", "2026-06-01", "2026-06-02", "2026-06-30")) {
            clock.setDay(day);
            ladder.climb();
        }
        assertThat(history(inForce).acts().stream()
                        .filter(act -> act.kind() == ActKind.REMIND)
                        .map(act -> act.at().atZone(org.zhanqiao.web.Page.ZONE).toLocalDate()))
                .containsExactly(LocalDate.of(2026, 6, 1));
        assertThat(now(inForce).version()).isEqualTo(inForce.version());
        clock.setDay("2026-07-01");
        ladder.climb();
        assertThat(now(inForce).state()).isEqualTo(RequestState.EXPIRED);
    }

    @Test
    void a12_lists_are_narrowed_by_state_and_by_day() {
        clock.setDay("2026-06-01");
        var due = town.submitted(UNTIL);
        var desk = RequestFilter.Desk.INCOMING;
        clock.setDay("2026-06-12");
        assertThat(ids(desk, RequestFilter.Due.MINE, due)).contains(due.id());
        assertThat(requests.listRequests(
                                new RequestFilter(
                                        RequestFilter.Desk.ASKED,
                                        RequestTown.CONSUMER,
                                        java.util.Optional.empty(),
                                        RequestFilter.Due.MINE),
                                new ListQuery(due.id(), "", false, 1, 1))
                        .rows())
                .isEmpty();
        assertThat(ids(desk, RequestFilter.Due.WEEK, due)).contains(due.id());
        assertThat(ids(desk, RequestFilter.Due.TODAY, due)).doesNotContain(due.id());
        clock.setDay("2026-06-15");
        assertThat(ids(desk, RequestFilter.Due.TODAY, due)).contains(due.id());
        clock.setDay("2026-06-16");
        assertThat(ids(desk, RequestFilter.Due.OVERDUE, due)).contains(due.id());
        assertThat(ids(RequestFilter.Desk.ASKED, RequestFilter.Due.OVERDUE, due))
                .doesNotContain(due.id());
    }

    private List<String> ids(RequestFilter.Desk desk, RequestFilter.Due due, AccessRequest sought) {
        var filter = new RequestFilter(desk, RequestTown.PROVIDER, java.util.Optional.of(RequestState.SUBMITTED), due);
        return requests.listRequests(filter, new ListQuery(sought.id(), "due", false, 1, 200)).rows().stream()
                .map(AccessRequest::id)
                .toList();
    }

    @Test
    void a13_every_act_stands_in_the_evidence_once_and_the_log_verifies() {
        clock.setDay("2026-03-02");
        var approved = town.approved(UNTIL);
        var keys = history(approved).acts().stream().map(Act::evidenceKey).toList();
        Awaitility.await()
                .until(() -> evidence.listBelow("demand.request:" + approved.id() + ":")
                        .keySet()
                        .containsAll(keys));
        assertThat(evidence.listBelow("demand.request:" + approved.id() + ":").values())
                .doesNotHaveDuplicates()
                .hasSize(5);
        var directory = dataDir.resolve("evidence").resolve("control").toString();
        Awaitility.await().until(() -> Verify.run(List.of("verify", directory), System.out, System.err) == 0);
    }

    @Test
    void a14_a_draft_written_by_two_is_written_by_the_first() {
        clock.setDay("2026-03-02");
        var drafted = requests.draft(RequestTown.ask(UNTIL), town.asker);
        requests.revise(drafted.id(), drafted.version(), RequestTown.ask(UNTIL.plusDays(1)), town.asker);
        assertThatThrownBy(() -> requests.revise(
                        drafted.id(), drafted.version(), RequestTown.ask(UNTIL.plusDays(2)), town.asker))
                .isInstanceOf(RequestConflict.class);
    }
}
