package org.zhanqiao.demand.requests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.zhanqiao.proceeding.Rung;

/// The graph of a request's life: every act in every state.
class A01_LifecycleTest {

    /// A row a state: what can be done in it, and where that leads. What is not here is refused.
    private static final String TABLE = """
            DRAFT: PROPOSE>AWAITING_SIGN_OFF WITHDRAW>WITHDRAWN
            AWAITING_SIGN_OFF: SEND_BACK>DRAFT SIGN_OFF>SUBMITTED WITHDRAW>WITHDRAWN
            SUBMITTED: NOTE_INCOMPLETE>INCOMPLETE ASK_EXTENSION>SUBMITTED CONSENT_EXTENSION>SUBMITTED \
            DENY_EXTENSION>SUBMITTED PROPOSE_APPROVAL>APPROVAL_PROPOSED PROPOSE_REFUSAL>REFUSAL_PROPOSED \
            WITHDRAW>WITHDRAWN ESCALATE>SUBMITTED SUPERVISE>SUBMITTED REPLY>SUBMITTED
            INCOMPLETE: COMPLETE>SUBMITTED COMPLETE>COMPLETION_PROPOSED WITHDRAW>WITHDRAWN \
            SUPERVISE>INCOMPLETE REPLY>INCOMPLETE
            COMPLETION_PROPOSED: SEND_BACK_COMPLETION>INCOMPLETE SIGN_OFF_COMPLETION>SUBMITTED WITHDRAW>WITHDRAWN \
            SUPERVISE>COMPLETION_PROPOSED REPLY>COMPLETION_PROPOSED
            APPROVAL_PROPOSED: ASK_EXTENSION>APPROVAL_PROPOSED CONSENT_EXTENSION>APPROVAL_PROPOSED \
            DENY_EXTENSION>APPROVAL_PROPOSED RETURN_ANSWER>SUBMITTED APPROVE>APPROVED WITHDRAW>WITHDRAWN \
            ESCALATE>APPROVAL_PROPOSED SUPERVISE>APPROVAL_PROPOSED REPLY>APPROVAL_PROPOSED
            REFUSAL_PROPOSED: ASK_EXTENSION>REFUSAL_PROPOSED CONSENT_EXTENSION>REFUSAL_PROPOSED \
            DENY_EXTENSION>REFUSAL_PROPOSED RETURN_ANSWER>SUBMITTED REFUSE>REFUSED WITHDRAW>WITHDRAWN \
            ESCALATE>REFUSAL_PROPOSED SUPERVISE>REFUSAL_PROPOSED REPLY>REFUSAL_PROPOSED
            APPROVED: SIGN_AS_CONSUMER>CONSUMER_SIGNED SIGN_AS_PROVIDER>PROVIDER_SIGNED WITHDRAW>WITHDRAWN \
            ESCALATE>APPROVED SUPERVISE>APPROVED REPLY>APPROVED
            CONSUMER_SIGNED: SIGN_AS_PROVIDER>IN_FORCE WITHDRAW>WITHDRAWN \
            ESCALATE>CONSUMER_SIGNED SUPERVISE>CONSUMER_SIGNED REPLY>CONSUMER_SIGNED
            PROVIDER_SIGNED: SIGN_AS_CONSUMER>IN_FORCE WITHDRAW>WITHDRAWN \
            ESCALATE>PROVIDER_SIGNED SUPERVISE>PROVIDER_SIGNED REPLY>PROVIDER_SIGNED
            IN_FORCE: SUSPEND>IN_FORCE RESUME>IN_FORCE END>ENDED TERMINATE>ENDED SUPERSEDE>SUPERSEDED \
            SUPERSEDE>REDUCED REMIND>IN_FORCE EXPIRE>EXPIRED
            REDUCED: CONFIRM_DISPOSAL>SUPERSEDED ESCALATE>REDUCED SUPERVISE>REDUCED REPLY>REDUCED
            ENDED: CONFIRM_DISPOSAL>DISPOSED ESCALATE>ENDED SUPERVISE>ENDED REPLY>ENDED
            EXPIRED: CONFIRM_DISPOSAL>DISPOSED ESCALATE>EXPIRED SUPERVISE>EXPIRED REPLY>EXPIRED
            DISPOSED:
            SUPERSEDED:
            REFUSED: ANSWER_ANEW>SUBMITTED
            WITHDRAWN:
            """;

    @Test
    void a01_every_act_in_every_state_leads_where_the_table_says_and_nowhere_else() {
        assertThat(Stream.of(RequestState.values()).map(A01_LifecycleTest::line))
                .containsExactlyElementsOf(TABLE.lines().map(String::strip).toList());
    }

    private static String line(RequestState state) {
        var acts = Stream.of(ActKind.values())
                .flatMap(act -> Lifecycle.after(state, act).stream().map(to -> act + ">" + to))
                .collect(Collectors.joining(" "));
        return (state + ": " + acts).strip();
    }

    @Test
    void a02_every_state_is_reached_from_a_draft_and_every_way_ends() {
        var reached = EnumSet.of(RequestState.DRAFT);
        for (int before = 0; before < reached.size(); ) {
            before = reached.size();
            for (var state : EnumSet.copyOf(reached)) {
                Lifecycle.listActs(state).forEach(act -> reached.addAll(Lifecycle.after(state, act)));
            }
        }
        assertThat(reached).containsExactly(RequestState.values());
        assertThat(RequestState.values())
                .filteredOn(RequestState::isOver)
                .containsExactly(
                        RequestState.DISPOSED, RequestState.SUPERSEDED, RequestState.REFUSED, RequestState.WITHDRAWN);
    }

    @ParameterizedTest
    @EnumSource(ActKind.class)
    void a03_every_act_but_the_first_stands_in_the_graph(ActKind act) {
        boolean somewhere = Arrays.stream(RequestState.values())
                .anyMatch(state -> !Lifecycle.after(state, act).isEmpty());
        assertThat(somewhere).isEqualTo(act != ActKind.DRAFT);
    }

    @Test
    void a04_who_proposed_an_answer_is_not_who_signs_it_off() {
        assertThat(ActKind.values())
                .filteredOn(act -> act.signsOff() != null)
                .flatExtracting(ActKind::parties)
                .containsOnly(Party.CONSUMER_HEAD, Party.PROVIDER_HEAD);
    }

    @Test
    void a05_incompleteness_is_no_ground_of_refusal() {
        assertThat(Set.of(RefusalGround.values()))
                .containsExactlyInAnyOrder(
                        RefusalGround.OUTSIDE_DUTY,
                        RefusalGround.BEYOND_NEED,
                        RefusalGround.FORBIDDEN,
                        RefusalGround.NOT_HELD);
    }

    @Test
    void a06_the_docs_draw_this_graph() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "requests.md")))
                .as("put this into docs/requests.md")
                .contains("```mermaid\n" + Lifecycle.mermaid() + "```");
    }

    @Test
    void a07_the_ladder_is_climbed_rung_by_rung() {
        var line = Stream.iterate(-1, late -> late + 1)
                .limit(8)
                .map(late -> late + ":" + Rung.next(null, late).map(Rung::name).orElse("-"))
                .collect(Collectors.joining(" "));
        assertThat(line).isEqualTo("-1:- 0:OWNER 1:HEAD 2:HEAD 3:BUREAU 4:BUREAU 5:CITY_OFFICE 6:CITY_OFFICE");
    }
}
