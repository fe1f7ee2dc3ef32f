package org.zhanqiao.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/// The graph of a case.
class A01_CaseLifecycleTest {

    @Test
    void a01_every_state_is_reached_and_is_somebodys_turn_until_it_is_over() {
        var reached = EnumSet.of(CaseState.RECEIVED);
        for (int before = 0; before < reached.size(); ) {
            before = reached.size();
            for (var state : EnumSet.copyOf(reached)) {
                CaseLifecycle.GRAPH
                        .listActs(state)
                        .forEach(act -> reached.addAll(CaseLifecycle.GRAPH.after(state, act)));
            }
        }
        assertThat(reached).containsExactly(CaseState.values());
        assertThat(CaseState.values())
                .allSatisfy(state -> assertThat(state.awaits().isEmpty()).isEqualTo(state.isOver()));
    }

    @Test
    void a02_nothing_is_closed_but_through_a_proof() {
        for (var state : CaseState.values()) {
            assertThat(CaseLifecycle.GRAPH.listActs(state))
                    .filteredOn(act -> CaseLifecycle.GRAPH.after(state, act).contains(CaseState.CLOSED))
                    .allSatisfy(act -> assertThat(act == CaseAct.VERIFY
                                    || state == CaseState.VERIFIED
                                    || state == CaseState.CLOSED_UNCONFIRMED
                                    || state == CaseState.CLOSED)
                            .as("%s in %s", act, state)
                            .isTrue());
        }
    }

    @Test
    void a03_nobody_closes_their_own_case() {
        assertThat(CaseAct.VERIFY.parties()).containsExactly(CaseParty.BUREAU);
        assertThat(CaseAct.CONFIRM.parties()).containsExactly(CaseParty.REPORTER);
    }

    @Test
    void a04_the_clock_runs_while_somebody_has_to_do_something_about_it() {
        assertThat(CaseState.values())
                .filteredOn(CaseState::isTimed)
                .containsExactly(
                        CaseState.RECEIVED,
                        CaseState.TRIAGED,
                        CaseState.ASSIGNED,
                        CaseState.RETURNED,
                        CaseState.ACCEPTED,
                        CaseState.REMEDIED);
    }

    @Test
    void a05_the_docs_draw_this_graph() throws IOException {
        assertThat(Files.readString(Path.of("..", "docs", "ledger.md")))
                .as("put this into docs/ledger.md")
                .contains("```mermaid\n" + CaseLifecycle.GRAPH.mermaid() + "```");
    }

    @Test
    void a06_a_campaign_is_proposed_for_the_year_whose_first_phase_is_not_over() {
        for (var template : CampaignTemplate.values()) {
            var first = template.phases(2026).getFirst();
            assertThat(template.phases(first.to())).isEqualTo(template.phases(2026));
            assertThat(template.phases(first.to().plusDays(1))).isEqualTo(template.phases(2027));
        }
    }
}
