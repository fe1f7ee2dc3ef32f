package org.zhanqiao.demand.disputes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
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
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.measures.DemandMeasures;
import org.zhanqiao.demand.measures.Figure;
import org.zhanqiao.demand.measures.MeasureScope;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.identity.Person;
import org.zhanqiao.inbox.AllMessages;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.proceeding.UnfitAct;
import org.zhanqiao.web.InputError;

/// A refusal that a dispute ends with having to be answered anew.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A05_AnswerAnewTest {

    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 31);
    private static final Map<String, String> ANSWER = Map.of("duty", "ANSWER_ANEW", "order", "5 日内按现行目录重新答复");

    @Autowired
    private RequestTown town;

    @Autowired
    private Disputes disputes;

    @Autowired
    private MovableClock clock;

    @Autowired
    private ControlEvidence evidence;

    @Autowired
    private Inbox inbox;

    @Autowired
    private DemandMeasures measures;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void begin() {
        clock.setDay("2026-04-24");
    }

    private Dispute raised() {
        var refusal = new ActDetail.Refusal(RefusalGround.BEYOND_NEED, "《个人信息保护法》第六条");
        var proposed = town.act(town.submitted(UNTIL), ActKind.PROPOSE_REFUSAL, town.officer, refusal);
        var refused = town.act(proposed, ActKind.REFUSE, town.head);
        return disputes.raise(refused.id(), "REFUSED", "入学核验属于法定职责", town.asker);
    }

    private Dispute decided() {
        var brought = act(raised(), DisputeAct.BRING_TO_AUTHORITY, town.askingHead);
        return act(brought, DisputeAct.DECIDE, town.bureau, ANSWER);
    }

    private Dispute act(Dispute dispute, DisputeAct kind, Person who) {
        return act(dispute, kind, who, Map.of());
    }

    private Dispute act(Dispute dispute, DisputeAct kind, Person who, Map<String, String> said) {
        return disputes.act(new Decision<>(dispute.id(), dispute.version(), kind, "说明经过", said), who);
    }

    private AccessRequest request(String id) {
        return town.requests.findRequest(id).orElseThrow();
    }

    @Test
    void a01_what_was_refused_comes_back_to_its_provider_with_the_order_and_its_clock_starts_anew() {
        var raised = raised();
        var request = raised.request();
        clock.setDay("2026-05-11");
        var proposed = act(raised, DisputeAct.PROPOSE_SETTLEMENT, town.asker, ANSWER);
        assertThat(request(request).state()).isEqualTo(RequestState.REFUSED);
        var settled = act(proposed, DisputeAct.CONSENT_SETTLEMENT, town.head);
        var back = request(request);
        assertThat(back.state()).isEqualTo(RequestState.SUBMITTED);
        // Conditional data: ten working days from the day of the order, 11 May, which does not count.
        assertThat(back.due()).isEqualTo("2026-05-25");
        assertThat(back.rung()).isNull();
        // It has no answer until it is answered anew, and belongs to the month of the order.
        assertThat(jdbc.sql("select received_on || ' ' || coalesce(answer, '-') from demand.request_handling"
                                + " where request = :request")
                        .param("request", request)
                        .query(String.class)
                        .single())
                .isEqualTo("2026-05-11 -");
        var order = town.requests.getDossier(request, town.asker).history().last();
        assertThat(order.because()).isEqualTo("5 日内按现行目录重新答复");
        assertThat(ActDetail.of(order))
                .isEqualTo(new ActDetail.Order(raised.id(), ActDetail.Source.SETTLEMENT, town.head.name()));
        for (var told : List.of(town.asker, town.askingHead, town.officer, town.head)) {
            assertThat(AllMessages.of(inbox, told.id()))
                    .filteredOn(received -> received.message().about().equals(order.evidenceKey()))
                    .hasSize(1);
        }
        var early = catchThrowableOfType(UnfitAct.class, () -> act(settled, DisputeAct.REPORT_EXECUTION, town.officer));
        assertThat(early.flaws()).extracting(InputError::field).containsExactly("reference");
        town.act(town.act(back, ActKind.PROPOSE_APPROVAL, town.officer), ActKind.APPROVE, town.head);
        var executed = act(settled, DisputeAct.REPORT_EXECUTION, town.officer);
        assertThat(act(executed, DisputeAct.CONFIRM_EXECUTION, town.asker).state())
                .isEqualTo(DisputeState.CLOSED);
        Awaitility.await()
                .until(() ->
                        evidence.listBelow("demand.request:" + request + ":").containsKey(order.evidenceKey()));
    }

    @Test
    void a02_a_decision_brings_it_back_when_both_accept_and_the_governments_at_once() {
        long late = lateAnswers();
        var decided = decided();
        assertThat(request(decided.request()).state()).isEqualTo(RequestState.REFUSED);
        act(act(decided, DisputeAct.ACCEPT, town.head), DisputeAct.ACCEPT, town.askingHead);
        assertThat(request(decided.request()).state()).isEqualTo(RequestState.SUBMITTED);
        var appealed = act(decided(), DisputeAct.APPEAL, town.head);
        var day = "2026-04-24";
        var submitted = act(appealed, DisputeAct.SUBMIT_TO_GOVERNMENT, town.bureau, Map.of("submitted", day));
        var ruling = Map.of("document", "青政字〔2026〕12号", "received", day, "duty", "ANSWER_ANEW", "order", "重新答复");
        var executing = act(submitted, DisputeAct.RECORD_RULING, town.cityOffice, ruling);
        var back = request(appealed.request());
        assertThat(back.state()).isEqualTo(RequestState.SUBMITTED);
        assertThat(lateAnswers()).as("refused in time, and owed anew in time").isEqualTo(late);
        // What whoever asked takes back needs no answer any more.
        town.act(back, ActKind.WITHDRAW, town.asker);
        assertThat(act(executing, DisputeAct.REPORT_EXECUTION, town.officer).state())
                .isEqualTo(DisputeState.EXECUTED);
    }

    @Test
    void a03_a_late_refusal_stays_late_when_it_is_answered_anew_in_time() {
        long late = lateAnswers();
        var submitted = town.submitted(UNTIL);
        clock.setDay("2026-05-13");
        assertThat(submitted.due()).isBefore("2026-05-13");
        var refusal = new ActDetail.Refusal(RefusalGround.BEYOND_NEED, "《个人信息保护法》第六条");
        var proposed = town.act(submitted, ActKind.PROPOSE_REFUSAL, town.officer, refusal);
        var refused = town.act(proposed, ActKind.REFUSE, town.head);
        assertThat(lateAnswers()).isEqualTo(late + 1);
        var raised = disputes.raise(refused.id(), "REFUSED", "入学核验属于法定职责", town.asker);
        var settlement = act(raised, DisputeAct.PROPOSE_SETTLEMENT, town.asker, ANSWER);
        act(settlement, DisputeAct.CONSENT_SETTLEMENT, town.head);
        assertThat(lateAnswers()).as("also while it is owed anew").isEqualTo(late + 1);
        town.act(town.act(request(refused.id()), ActKind.PROPOSE_APPROVAL, town.officer), ActKind.APPROVE, town.head);
        assertThat(lateAnswers()).isEqualTo(late + 1);
    }

    private long lateAnswers() {
        var months = new MeasureScope(YearMonth.of(2026, 4), YearMonth.of(2026, 5), "", "");
        return measures.figures(months).total().of(Figure.CLOSED_LATE);
    }
}
