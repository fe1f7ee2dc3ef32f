package org.zhanqiao.demand.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.audit.ControlEvidence;
import org.zhanqiao.demand.Grants;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.Race;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.agreements.Agreements;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.proceeding.ProceedingFilter;
import org.zhanqiao.demand.proceeding.ProceedingFilter.Narrow;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.identity.KeyAlgorithm;
import org.zhanqiao.identity.OfficerKeys;
import org.zhanqiao.identity.Person;
import org.zhanqiao.inbox.AllMessages;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ActConflict;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;

/// Disputes from negotiation to what was ordered being done.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A02_DisputesTest {

    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 31);
    private static final Map<String, String> ANSWER = Map.of("duty", "ANSWER_ANEW", "order", "5 日内按现行目录重新答复");
    private static final Map<String, String> NOTHING = Map.of("duty", "NOTHING");

    @Autowired
    private RequestTown town;

    @Autowired
    private Disputes disputes;

    @Autowired
    private Agreements agreements;

    @Autowired
    private OfficerKeys keys;

    @Autowired
    private Grants grants;

    @Autowired
    private StageTimes stages;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ControlEvidence evidence;

    @Autowired
    private Inbox inbox;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @BeforeEach
    void begin() {
        clock.setDay("2026-04-24");
    }

    private AccessRequest refused() {
        var detail = new ActDetail.Refusal(RefusalGround.BEYOND_NEED, "《个人信息保护法》第六条");
        return town.act(
                town.act(town.submitted(UNTIL), ActKind.PROPOSE_REFUSAL, town.officer, detail),
                ActKind.REFUSE,
                town.head);
    }

    private AccessRequest inForce() {
        keys.make(town.asker.id(), KeyAlgorithm.ED25519);
        keys.make(town.officer.id(), KeyAlgorithm.SM2_SM3);
        var approved = town.approved(UNTIL);
        var once = agreements.sign(approved.id(), approved.version(), Side.PROVIDER, town.officer);
        return agreements.sign(approved.id(), once.version(), Side.CONSUMER, town.asker);
    }

    private Dispute raised() {
        return disputes.raise(refused().id(), "REFUSED", "入学核验属于法定职责，请重新答复", town.asker);
    }

    private Dispute act(Dispute dispute, DisputeAct kind, Person who) {
        return act(dispute, kind, who, Map.of());
    }

    private Dispute act(Dispute dispute, DisputeAct kind, Person who, Map<String, String> said) {
        return disputes.act(new Decision<>(dispute.id(), dispute.version(), kind, "依据和经过如实说明", said), who);
    }

    private DisputeFile file(Dispute dispute) {
        return disputes.getFile(dispute.id(), town.bureau);
    }

    private static List<String> fields(Throwable thrown) {
        return ((UnfitAct) thrown).flaws().stream().map(InputError::field).toList();
    }

    private List<String> unfit(Dispute dispute, DisputeAct kind, Person who, Map<String, String> said) {
        return fields(catchThrowableOfType(UnfitAct.class, () -> act(dispute, kind, who, said)));
    }

    private Dispute decided(Map<String, String> said) {
        var brought = act(raised(), DisputeAct.BRING_TO_AUTHORITY, town.askingHead);
        return act(brought, DisputeAct.DECIDE, town.bureau, said);
    }

    @Test
    void a01_a_side_raises_what_the_request_shows_to_have_happened() {
        var submitted = town.submitted(UNTIL);
        assertThat(disputes.listGrounds(submitted.id(), town.asker)).containsExactly(Ground.OTHER);
        clock.setDay("2026-05-13");
        assertThat(disputes.listGrounds(submitted.id(), town.asker)).containsExactly(Ground.LATE, Ground.OTHER);
        assertThat(disputes.listGrounds(submitted.id(), town.officer)).containsExactly(Ground.OTHER);
        assertThat(disputes.listGrounds(refused().id(), town.asker)).containsExactly(Ground.REFUSED, Ground.OTHER);
        var incomplete = town.act(
                town.submitted(UNTIL), ActKind.NOTE_INCOMPLETE, town.officer, new ActDetail.Missing(List.of("使用范围")));
        assertThat(disputes.listGrounds(incomplete.id(), town.asker)).containsExactly(Ground.INCOMPLETE, Ground.OTHER);
        var inForce = inForce();
        assertThat(disputes.listGrounds(inForce.id(), town.asker)).containsExactly(Ground.OTHER);
        grants.suspend(inForce.grant(), "security", "超范围使用");
        assertThat(disputes.listGrounds(inForce.id(), town.asker)).containsExactly(Ground.GRANT_STOPPED, Ground.OTHER);
        assertThat(disputes.listGrounds(inForce.id(), town.officer))
                .containsExactly(Ground.MISUSE, Ground.NO_RECORDS, Ground.OTHER);
        assertThat(disputes.listGrounds(inForce.id(), town.bureau)).isEmpty();
    }

    @Test
    void a02_what_is_wrong_with_it_is_named_at_once_and_it_is_open_once_a_ground() {
        var refused = refused();
        assertThat(fields(catchThrowableOfType(
                        UnfitAct.class, () -> disputes.raise(refused.id(), "MISUSE", " ", town.asker))))
                .containsExactly("ground", "claim");
        disputes.raise(refused.id(), "REFUSED", "请重新答复", town.asker);
        assertThat(fields(catchThrowableOfType(
                        UnfitAct.class, () -> disputes.raise(refused.id(), "REFUSED", "请重新答复", town.asker))))
                .containsExactly("ground");
        assertThatThrownBy(() -> disputes.raise(refused.id(), "OTHER", "说明", town.stranger))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> disputes.raise(refused.id(), "OTHER", "说明", town.bureau))
                .isInstanceOf(NotFound.class);
        var draft = town.requests.draft(RequestTown.ask(UNTIL), town.asker);
        assertThatThrownBy(() -> disputes.raise(draft.id(), "OTHER", "说明", town.asker))
                .isInstanceOf(NotFound.class);
        var never = town.act(draft, ActKind.WITHDRAW, town.asker);
        assertThat(disputes.listGrounds(never.id(), town.asker))
                .as("nobody else knows of it")
                .isEmpty();
        assertThatThrownBy(() -> disputes.raise(never.id(), "OTHER", "说明", town.asker))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void a03_a_settlement_needs_the_consent_of_the_other_sides_head() {
        var raised = raised();
        var said = act(raised, DisputeAct.STATE, town.officer);
        assertThat(unfit(said, DisputeAct.PROPOSE_SETTLEMENT, town.officer, Map.of("duty", "FLY")))
                .containsExactly("duty", "order");
        var proposed = act(said, DisputeAct.PROPOSE_SETTLEMENT, town.officer, ANSWER);
        for (var other : List.of(town.head, town.officer, town.asker)) {
            assertThatThrownBy(() -> act(proposed, DisputeAct.CONSENT_SETTLEMENT, other))
                    .isInstanceOf(ActConflict.class);
        }
        var declined = act(proposed, DisputeAct.DECLINE_SETTLEMENT, town.askingHead);
        assertThat(file(declined).possible(town.askingHead)).doesNotContain(DisputeAct.CONSENT_SETTLEMENT);
        var again = act(declined, DisputeAct.PROPOSE_SETTLEMENT, town.asker, ANSWER);
        var settled = act(again, DisputeAct.CONSENT_SETTLEMENT, town.head, NOTHING);
        assertThat(settled.state()).isEqualTo(DisputeState.EXECUTING);
        // What was consented to is what was proposed, whatever the consent says.
        assertThat(file(settled).findOrder()).contains(new Order(Duty.ANSWER_ANEW, "5 日内按现行目录重新答复"));
    }

    @Test
    void a04_a_settlement_by_which_nothing_is_to_be_done_closes_it() {
        var proposed = act(raised(), DisputeAct.PROPOSE_SETTLEMENT, town.asker, NOTHING);
        assertThat(act(proposed, DisputeAct.CONSENT_SETTLEMENT, town.head).state())
                .isEqualTo(DisputeState.CLOSED);
    }

    @Test
    void a04b_nothing_is_ordered_that_could_never_be_carried_out() {
        var brought = act(raised(), DisputeAct.BRING_TO_AUTHORITY, town.askingHead);
        for (var duty : List.of(Duty.RESTORE_GRANT, Duty.DISPOSE, Duty.REMEDY_USE)) {
            var said = Map.of("duty", duty.name(), "order", "恢复授权");
            var unfit = catchThrowableOfType(UnfitAct.class, () -> act(brought, DisputeAct.DECIDE, town.bureau, said));
            assertThat(unfit.flaws())
                    .as("%s without a grant", duty)
                    .extracting(InputError::field)
                    .containsExactly("duty");
        }
    }

    @Test
    void a05_what_was_to_be_answered_is_done_when_the_platform_sees_the_answer() {
        var decided = decided(ANSWER);
        assertThat(act(decided, DisputeAct.ACCEPT, town.head).state()).isEqualTo(DisputeState.DECIDED);
        var once = disputes.getFile(decided.id(), town.head).dispute();
        assertThatThrownBy(() -> act(once, DisputeAct.APPEAL, town.head)).isInstanceOf(ActConflict.class);
        var both = act(once, DisputeAct.ACCEPT, town.askingHead);
        assertThat(both.state()).isEqualTo(DisputeState.EXECUTING);
        var unanswered = town.submitted(UNTIL);
        for (var reference : List.of("", "R-1999-000001", unanswered.id(), both.request() + "'")) {
            assertThat(unfit(both, DisputeAct.REPORT_EXECUTION, town.officer, Map.of("reference", reference)))
                    .containsExactly("reference");
        }
        assertThatThrownBy(() -> act(both, DisputeAct.REPORT_EXECUTION, town.asker))
                .isInstanceOf(ActConflict.class);
        var answered =
                town.act(town.act(unanswered, ActKind.PROPOSE_APPROVAL, town.officer), ActKind.APPROVE, town.head);
        var executed =
                act(both, DisputeAct.REPORT_EXECUTION, town.officer, Map.of("reference", answered.id(), "x", "y"));
        assertThat(file(executed).history().last().detail()).isEqualTo(Map.of("reference", answered.id()));
        var denied = act(executed, DisputeAct.DENY_EXECUTION, town.asker);
        assertThat(denied.state()).isEqualTo(DisputeState.EXECUTING);
        var reported = act(denied, DisputeAct.REPORT_EXECUTION, town.officer, Map.of("reference", answered.id()));
        assertThatThrownBy(() -> act(reported, DisputeAct.CONFIRM_EXECUTION, town.officer))
                .isInstanceOf(ActConflict.class);
        assertThat(act(reported, DisputeAct.CONFIRM_EXECUTION, town.asker).state())
                .isEqualTo(DisputeState.CLOSED);
    }

    @Test
    void a06_a_grant_counts_as_restored_while_it_serves() {
        var inForce = inForce();
        grants.suspend(inForce.grant(), "security", "疑似超范围");
        var raised = disputes.raise(inForce.id(), "GRANT_STOPPED", "使用合规，请恢复授权", town.asker);
        var restore = Map.of("duty", "RESTORE_GRANT", "order", "恢复授权");
        var settled = act(
                act(raised, DisputeAct.PROPOSE_SETTLEMENT, town.asker, restore),
                DisputeAct.CONSENT_SETTLEMENT,
                town.head);
        var reference = Map.of("reference", inForce.grant());
        assertThat(unfit(settled, DisputeAct.REPORT_EXECUTION, town.officer, reference))
                .containsExactly("reference");
        grants.resume(inForce.grant(), "security", "和解");
        var executed = act(settled, DisputeAct.REPORT_EXECUTION, town.officer, reference);
        grants.suspend(inForce.grant(), "security", "又暂停");
        assertThat(unfit(executed, DisputeAct.CONFIRM_EXECUTION, town.asker, Map.of()))
                .containsExactly("because");
        grants.resume(inForce.grant(), "security", "再恢复");
        assertThat(act(executed, DisputeAct.CONFIRM_EXECUTION, town.asker).state())
                .isEqualTo(DisputeState.CLOSED);
    }

    @Test
    void a07_who_does_not_accept_goes_to_the_government_whose_decision_stands() {
        var decided = decided(ANSWER);
        var appealed = act(decided, DisputeAct.APPEAL, town.head);
        clock.setDay("2026-05-06");
        assertThatThrownBy(() -> act(appealed, DisputeAct.SUBMIT_TO_GOVERNMENT, town.head))
                .isInstanceOf(ActConflict.class);
        for (var day : List.of("", "2026-04-23", "2026-05-07", "05/06/2026")) {
            assertThat(unfit(appealed, DisputeAct.SUBMIT_TO_GOVERNMENT, town.bureau, Map.of("submitted", day)))
                    .containsExactly("submitted");
        }
        var submitted = act(appealed, DisputeAct.SUBMIT_TO_GOVERNMENT, town.bureau, Map.of("submitted", "2026-04-30"));
        clock.setDay("2026-05-20");
        var early = Map.of("received", "2026-04-29", "duty", "NOTHING");
        // The authority whose decision was appealed does not rule on it, nor does either side.
        var ruling = Map.of("document", "青政字〔2026〕12号", "received", "2026-05-19", "duty", "NOTHING");
        for (var other : List.of(town.bureau, town.head, town.askingHead)) {
            assertThatThrownBy(() -> act(submitted, DisputeAct.RECORD_RULING, other, ruling))
                    .isInstanceOf(ActConflict.class);
        }
        assertThat(unfit(submitted, DisputeAct.RECORD_RULING, town.cityOffice, early))
                .containsExactly("document", "received");
        var closed = act(submitted, DisputeAct.RECORD_RULING, town.cityOffice, ruling);
        assertThat(closed.state()).isEqualTo(DisputeState.CLOSED);
        assertThat(file(closed).history().last().detail()).isEqualTo(ruling);
    }

    /// 24 April is a Friday; 27–30 April are four working days, 1–5 May is Labour Day,
    /// 6–8 May three, Saturday 9 May is worked, 11 May is one more.
    @Test
    void a08_how_long_each_stage_took_is_shown_in_days_and_working_days() {
        var raised = raised();
        clock.setDay("2026-04-30");
        var brought = act(raised, DisputeAct.BRING_TO_AUTHORITY, town.askingHead);
        assertThat(brought.since()).isEqualTo(clock.instant());
        clock.setDay("2026-05-06");
        act(brought, DisputeAct.MEDIATE, town.bureau);
        clock.setDay("2026-05-11");
        var decided = act(file(brought).dispute(), DisputeAct.DECIDE, town.bureau, ANSWER);
        assertThat(decided.since()).isEqualTo(brought.since());
        var appealed = act(decided, DisputeAct.APPEAL, town.askingHead);
        clock.setDay("2026-05-12");
        var lines = stages.lines(file(appealed)).stream()
                .map(line -> line.stage() + " " + line.from() + " " + line.until() + " " + line.days() + " "
                        + line.workingDays())
                .collect(Collectors.joining("\n"));
        assertThat(lines).isEqualTo("""
                NEGOTIATION 2026-04-24 2026-04-30 6 4
                AUTHORITY 2026-04-30 2026-05-11 11 5
                GOVERNMENT 2026-05-11 null 1 1""");
    }

    @Test
    void a09_a_stranger_sees_nothing_and_lists_show_what_is_ones_own() {
        var raised = raised();
        assertThatThrownBy(() -> disputes.getFile(raised.id(), town.stranger)).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> act(raised, DisputeAct.STATE, town.stranger)).isInstanceOf(NotFound.class);
        assertThat(ids(Objects.requireNonNull(town.stranger.agencyCode()), Narrow.ANY))
                .isEmpty();
        assertThat(ids("", Narrow.OPEN)).contains(raised.id());
        assertThat(ids("", Narrow.MINE)).doesNotContain(raised.id());
        assertThat(ids(RequestTown.PROVIDER, Narrow.MINE)).contains(raised.id());
        var brought = act(raised, DisputeAct.BRING_TO_AUTHORITY, town.head);
        assertThat(ids("", Narrow.MINE)).contains(brought.id());
        assertThat(disputes.listOver(raised.request())).containsExactly(brought);
        assertThatThrownBy(() -> act(brought, DisputeAct.DECIDE, town.head)).isInstanceOf(ActConflict.class);
        assertThat(act(brought, DisputeAct.WITHDRAW, town.askingHead).state()).isEqualTo(DisputeState.WITHDRAWN);
        assertThat(ids("", Narrow.OPEN)).doesNotContain(raised.id());
    }

    private List<String> ids(String agency, Narrow narrow) {
        var filter = new ProceedingFilter(agency, Optional.empty(), narrow);
        var query = new ListQuery("", "due", true, 1, 200);
        assertThat(disputes.list(filter, query).total()).isEqualTo(disputes.count(filter));
        return disputes.list(filter, query).rows().stream().map(Dispute::id).toList();
    }

    @Test
    void a10_of_two_heads_at_once_one_wins_and_the_other_is_told_who_did_what() throws Exception {
        for (int round = 0; round < 10; round++) {
            var decided = decided(ANSWER);
            var lost = Race.lost(
                    ActConflict.class,
                    () -> act(decided, DisputeAct.ACCEPT, town.askingHead),
                    () -> act(decided, DisputeAct.APPEAL, town.head));
            assertThat(lost).hasSize(1);
            assertThat(lost.getFirst().last()).isEqualTo(file(decided).history().last());
            assertThat(file(decided).history().acts()).hasSize(4);
        }
    }

    @Test
    void a11_killed_before_the_commit_nothing_of_an_act_remains() {
        var raised = raised();
        transactions.executeWithoutResult(transaction -> {
            act(raised, DisputeAct.BRING_TO_AUTHORITY, town.askingHead);
            transaction.setRollbackOnly();
        });
        assertThat(file(raised).dispute()).isEqualTo(raised);
        assertThat(file(raised).history().acts()).hasSize(1);
        assertThat(messages(town.bureau, raised)).isEmpty();
        assertThat(jdbc.sql("select count(*) from audit.control_entry where key = :key")
                        .param("key", "demand.proceeding:" + raised.id() + ":2")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void a12_the_other_side_is_told_and_the_bureau_what_is_before_it() {
        var raised = raised();
        assertThat(messages(town.officer, raised)).hasSize(1);
        assertThat(messages(town.head, raised)).hasSize(1);
        assertThat(messages(town.asker, raised)).isEmpty();
        assertThat(messages(town.bureau, raised)).isEmpty();
        var brought = act(raised, DisputeAct.BRING_TO_AUTHORITY, town.head);
        assertThat(messages(town.bureau, raised)).hasSize(1);
        act(brought, DisputeAct.DECIDE, town.bureau, NOTHING);
        assertThat(messages(town.asker, raised)).hasSize(2);
        assertThat(messages(town.head, raised)).hasSize(2);
        assertThat(messages(town.stranger, raised)).isEmpty();
    }

    private List<String> messages(Person person, Dispute dispute) {
        return AllMessages.of(inbox, person.id()).stream()
                .map(received -> received.message().about())
                .filter(about -> about.contains(dispute.id()))
                .toList();
    }

    @Test
    void a13_every_act_stands_in_the_evidence_once() {
        var decided = decided(NOTHING);
        var prefix = "demand.proceeding:" + decided.id() + ":";
        var acts = file(decided).history().acts().stream().map(Act::evidenceKey).toList();
        Awaitility.await().until(() -> evidence.listBelow(prefix).keySet().containsAll(acts));
        assertThat(evidence.listBelow(prefix).values()).doesNotHaveDuplicates().hasSize(3);
    }
}
