package org.zhanqiao.demand.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.demand.MovableClock;
import org.zhanqiao.demand.RequestTown;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RefusalGround;
import org.zhanqiao.demand.requests.RequestFilter;
import org.zhanqiao.identity.Person;
import org.zhanqiao.inbox.AllMessages;
import org.zhanqiao.inbox.Inbox;
import org.zhanqiao.inbox.Received;
import org.zhanqiao.web.ListQuery;
import org.zhanqiao.web.NotFound;

/// Who is told what of a request, and that nobody else is.
@PlatformTest
@Import({MovableClock.AsTheClock.class, RequestTown.class})
@TestPropertySource(properties = "zhanqiao.proceeding.look-interval=1h")
class A03_RequestMessagesTest {

    private static final LocalDate UNTIL = LocalDate.of(2027, 3, 31);

    @Autowired
    private RequestTown town;

    @Autowired
    private Inbox inbox;

    @Autowired
    private MovableClock clock;

    @Autowired
    private TransactionTemplate transactions;

    private List<Received> received(Person person, AccessRequest request) {
        return AllMessages.of(inbox, person.id()).stream()
                .filter(one -> one.message().about().startsWith("demand.request:" + request.id() + ":"))
                .toList();
    }

    /// Who was told of each kind of act.
    private Map<String, Set<String>> told(AccessRequest request) {
        var people = Map.of(
                "asker", town.asker,
                "askingHead", town.askingHead,
                "officer", town.officer,
                "secondOfficer", town.secondOfficer,
                "head", town.head,
                "bureau", town.bureau,
                "stranger", town.stranger);
        var told = new TreeMap<String, Set<String>>();
        people.forEach((name, person) -> received(person, request)
                .forEach(one -> told.computeIfAbsent(
                                one.message().messageKey().substring("demand.message.".length()),
                                key -> new TreeSet<>())
                        .add(name)));
        return told;
    }

    @Test
    void a01_of_each_act_those_are_told_who_have_to_do_something_or_waited_for_it() {
        clock.setDay("2026-03-02");
        var submitted = town.submitted(UNTIL);
        var asked = town.act(submitted, ActKind.ASK_EXTENSION, town.officer, new ActDetail.Days(5));
        var extended = town.act(asked, ActKind.CONSENT_EXTENSION, town.bureau, new ActDetail.Days(5));
        var incomplete =
                town.act(extended, ActKind.NOTE_INCOMPLETE, town.officer, new ActDetail.Missing(List.of("请附法律依据全文")));
        var completed = town.act(incomplete, ActKind.COMPLETE, town.asker);
        var proposed = town.act(
                completed,
                ActKind.PROPOSE_REFUSAL,
                town.officer,
                new ActDetail.Refusal(RefusalGround.BEYOND_NEED, "《个人信息保护法》第六条"));
        var refused = town.act(proposed, ActKind.REFUSE, town.head);
        assertThat(told(refused))
                .isEqualTo(Map.of(
                        "PROPOSE", Set.of("askingHead"),
                        "SIGN_OFF", Set.of("asker", "officer", "secondOfficer"),
                        "ASK_EXTENSION", Set.of("bureau"),
                        "CONSENT_EXTENSION", Set.of("asker", "officer", "secondOfficer"),
                        "NOTE_INCOMPLETE", Set.of("asker"),
                        "COMPLETE", Set.of("officer", "secondOfficer"),
                        "PROPOSE_REFUSAL", Set.of("head"),
                        "REFUSE", Set.of("asker", "askingHead")));
    }

    @Test
    void a05_a_completion_that_has_to_be_signed_off_anew_is_told_to_the_head_and_then_to_the_provider() {
        clock.setDay("2026-03-02");
        var incomplete = town.act(
                town.submitted(UNTIL),
                ActKind.NOTE_INCOMPLETE,
                town.officer,
                new ActDetail.Missing(List.of("请附法律依据全文")));
        var revised = town.requests.revise(
                incomplete.id(), incomplete.version(), RequestTown.ask(UNTIL.plusDays(1)), town.asker);
        var proposed = town.act(revised, ActKind.COMPLETE, town.asker);
        var back = town.act(proposed, ActKind.SEND_BACK_COMPLETION, town.askingHead);
        var again = town.act(back, ActKind.COMPLETE, town.asker);
        var signed = town.act(again, ActKind.SIGN_OFF_COMPLETION, town.askingHead);
        assertThat(told(signed))
                .isEqualTo(Map.of(
                        "PROPOSE", Set.of("askingHead"),
                        "SIGN_OFF", Set.of("asker", "officer", "secondOfficer"),
                        "NOTE_INCOMPLETE", Set.of("asker"),
                        "COMPLETE.signOff", Set.of("askingHead"),
                        "SEND_BACK_COMPLETION", Set.of("asker"),
                        "SIGN_OFF_COMPLETION", Set.of("asker", "officer", "secondOfficer")));
    }

    @Test
    void a02_what_never_left_the_agency_is_told_to_nobody_outside_it() {
        clock.setDay("2026-03-02");
        var drafted = town.requests.draft(RequestTown.ask(UNTIL), town.asker);
        var proposed = town.act(drafted, ActKind.PROPOSE, town.asker);
        var withdrawn = town.act(proposed, ActKind.WITHDRAW, town.asker);
        assertThat(told(withdrawn)).isEqualTo(Map.of("PROPOSE", Set.of("askingHead")));
        assertThatThrownBy(() -> town.requests.getDossier(withdrawn.id(), town.officer))
                .isInstanceOf(NotFound.class);
        var oversight = new RequestFilter(RequestFilter.Desk.ALL, "", Optional.empty(), RequestFilter.Due.ANY);
        assertThat(town.requests
                        .listRequests(oversight, new ListQuery(withdrawn.id(), "", false, 1, 10))
                        .rows())
                .isEmpty();
        var submitted = town.submitted(UNTIL);
        assertThat(told(town.act(submitted, ActKind.WITHDRAW, town.asker)).get("WITHDRAW"))
                .containsExactly("officer", "secondOfficer");
    }

    @Test
    void a03_a_message_names_the_request_and_leads_to_it_and_holds_no_free_text() {
        clock.setDay("2026-03-02");
        var submitted = town.submitted(UNTIL);
        var message = received(town.officer, submitted).getFirst().message();
        assertThat(message.path()).isEqualTo("/desk/requests/" + submitted.id());
        assertThat(message.arguments())
                .containsExactly(submitted.id(), "常住人口", "市教育局", "市公安局", "2026-03-16", "2027-03-31");
    }

    @Test
    void a04_what_is_undone_was_told_to_nobody() {
        clock.setDay("2026-03-02");
        var drafted = town.requests.draft(RequestTown.ask(UNTIL), town.asker);
        assertThatThrownBy(() -> transactions.executeWithoutResult(status -> {
                    town.act(drafted, ActKind.PROPOSE, town.asker);
                    throw new IllegalStateException("the power fails");
                }))
                .hasMessage("the power fails");
        assertThat(told(drafted)).isEmpty();
    }
}
