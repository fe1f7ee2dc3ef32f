package org.zhanqiao.demand.disputes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhanqiao.demand.requests.Party;

/// The graph of a dispute's life: every act in every state.
class A01_DisputeLifecycleTest {

    private static final String TABLE = """
            NEGOTIATING: STATE>NEGOTIATING PROPOSE_SETTLEMENT>NEGOTIATING CONSENT_SETTLEMENT>EXECUTING|CLOSED \
            DECLINE_SETTLEMENT>NEGOTIATING BRING_TO_AUTHORITY>BEFORE_AUTHORITY WITHDRAW>WITHDRAWN
            BEFORE_AUTHORITY: STATE>BEFORE_AUTHORITY PROPOSE_SETTLEMENT>BEFORE_AUTHORITY \
            CONSENT_SETTLEMENT>EXECUTING|CLOSED DECLINE_SETTLEMENT>BEFORE_AUTHORITY MEDIATE>BEFORE_AUTHORITY \
            DECIDE>DECIDED WITHDRAW>WITHDRAWN
            DECIDED: ACCEPT>DECIDED|EXECUTING|CLOSED APPEAL>APPEALED
            APPEALED: SUBMIT_TO_GOVERNMENT>BEFORE_GOVERNMENT
            BEFORE_GOVERNMENT: RECORD_RULING>EXECUTING|CLOSED
            EXECUTING: REPORT_EXECUTION>EXECUTED
            EXECUTED: CONFIRM_EXECUTION>CLOSED DENY_EXECUTION>EXECUTING
            CLOSED:
            WITHDRAWN:
            """;

    @Test
    void a01_every_act_in_every_state_leads_where_the_table_says_and_nowhere_else() {
        assertThat(Stream.of(DisputeState.values()).map(A01_DisputeLifecycleTest::line))
                .containsExactlyElementsOf(TABLE.lines().map(String::strip).toList());
    }

    private static String line(DisputeState state) {
        var acts = DisputeLifecycle.GRAPH.listActs(state).stream()
                .map(act -> act + ">"
                        + DisputeLifecycle.GRAPH.after(state, act).stream()
                                .map(Enum::name)
                                .collect(Collectors.joining("|")))
                .collect(Collectors.joining(" "));
        return (state + ": " + acts).strip();
    }

    @Test
    void a02_every_state_is_reached_and_is_somebodys_turn_in_a_stage_until_it_is_over() {
        var reached = EnumSet.of(DisputeState.NEGOTIATING);
        for (int before = 0; before < reached.size(); ) {
            before = reached.size();
            for (var state : EnumSet.copyOf(reached)) {
                DisputeLifecycle.GRAPH
                        .listActs(state)
                        .forEach(act -> reached.addAll(DisputeLifecycle.GRAPH.after(state, act)));
            }
        }
        assertThat(reached).containsExactly(DisputeState.values());
        assertThat(DisputeState.values()).allSatisfy(state -> {
            assertThat(state.awaits().isEmpty()).isEqualTo(state.isOver());
            assertThat(state.stage().isEmpty()).isEqualTo(state.isOver());
        });
    }

    @Test
    void a03_what_binds_an_agency_is_done_by_its_head() {
        for (var act : EnumSet.of(
                DisputeAct.CONSENT_SETTLEMENT, DisputeAct.BRING_TO_AUTHORITY, DisputeAct.ACCEPT, DisputeAct.APPEAL)) {
            assertThat(act.parties()).containsExactlyInAnyOrder(Party.CONSUMER_HEAD, Party.PROVIDER_HEAD);
        }
    }

    @Test
    void a04_the_docs_draw_this_graph() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "disputes.md")))
                .as("put this into docs/disputes.md")
                .contains("```mermaid\n" + DisputeLifecycle.GRAPH.mermaid() + "```");
    }
}
