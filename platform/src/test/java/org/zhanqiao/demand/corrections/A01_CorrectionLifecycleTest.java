package org.zhanqiao.demand.corrections;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhanqiao.demand.requests.Party;

/// The graph of a correction request's life: every act in every state.
class A01_CorrectionLifecycleTest {

    private static final String TABLE = """
            FILED: REPORT_CORRECTED>CORRECTED REPORT_RIGHT>FOUND_RIGHT WITHDRAW>WITHDRAWN ESCALATE>FILED \
            SUPERVISE>FILED REPLY>FILED
            CORRECTED: CONFIRM>CLOSED_CORRECTED REOPEN>FILED WITHDRAW>WITHDRAWN
            FOUND_RIGHT: CONFIRM>CLOSED_RIGHT REOPEN>FILED WITHDRAW>WITHDRAWN
            CLOSED_CORRECTED:
            CLOSED_RIGHT:
            WITHDRAWN:
            """;

    @Test
    void a01_every_act_in_every_state_leads_where_the_table_says_and_nowhere_else() {
        assertThat(Stream.of(CorrectionState.values()).map(A01_CorrectionLifecycleTest::line))
                .containsExactlyElementsOf(TABLE.lines().map(String::strip).toList());
    }

    private static String line(CorrectionState state) {
        var acts = Stream.of(CorrectionAct.values())
                .flatMap(act ->
                        CorrectionLifecycle.GRAPH.after(state, act).stream().map(to -> act + ">" + to))
                .collect(Collectors.joining(" "));
        return (state + ": " + acts).strip();
    }

    @Test
    void a02_every_state_is_reached_and_is_somebodys_turn_until_it_is_over() {
        var reached = EnumSet.of(CorrectionState.FILED);
        for (int before = 0; before < reached.size(); ) {
            before = reached.size();
            for (var state : EnumSet.copyOf(reached)) {
                CorrectionLifecycle.GRAPH
                        .listActs(state)
                        .forEach(act -> reached.addAll(CorrectionLifecycle.GRAPH.after(state, act)));
            }
        }
        assertThat(reached).containsExactly(CorrectionState.values());
        assertThat(CorrectionState.values())
                .allSatisfy(state -> assertThat(state.awaits().isEmpty()).isEqualTo(state.isOver()));
    }

    @Test
    void a03_only_whoever_asked_closes_it() {
        for (var state : CorrectionState.values()) {
            assertThat(CorrectionLifecycle.GRAPH.listActs(state))
                    .filteredOn(act ->
                            CorrectionLifecycle.GRAPH.after(state, act).stream().anyMatch(CorrectionState::isOver))
                    .allSatisfy(act -> assertThat(act.parties()).containsExactly(Party.CONSUMER_OFFICER));
        }
    }

    @Test
    void a04_the_docs_draw_this_graph() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "disputes.md")))
                .as("put this into docs/disputes.md")
                .contains("```mermaid\n" + CorrectionLifecycle.GRAPH.mermaid() + "```");
    }
}
