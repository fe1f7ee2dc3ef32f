package org.zhanqiao.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.protection.Level;

/// The graph of an entry's life: every act in every state, and its drawing in the docs.
@PlatformTest
class B02_EntryLifecycleTest {

    private static final List<String> AGENCY = new ArrayList<>();
    private static final Path DOCS = Path.of("../docs/catalog.md");
    private static final String BEGIN = "```mermaid\n";
    private static final String END = "```";

    @Autowired
    private Entries entries;

    @Autowired
    private Identity identity;

    @Autowired
    private InstantSource clock;

    private static final AtomicInteger MADE = new AtomicInteger();

    @BeforeEach
    void anAgency() {
        if (AGENCY.isEmpty()) {
            AGENCY.add(EntryTexts.agency(identity, "B0200001", "entries-b02", "周期测试局")
                    .code());
        }
    }

    /// The entry as an act leaves it; acts that need a text or a reason get one.
    private Entry perform(EntryAct.Kind act, Entry entry) {
        var decision = EntryDecision.of(entry, "somebody").because("试");
        return switch (act) {
            case SAVED -> entries.save(decision, entry.metadata());
            case SUBMITTED -> entries.submit(decision);
            case RECALLED -> entries.recall(decision);
            case RETURNED -> entries.giveBack(decision);
            case PUBLISHED -> entries.publish(decision);
            case AMENDED -> entries.amend(decision, Change.Cause.LAW, clock.instant());
            case EXTENDED -> entries.extend(decision);
            case DISCARDED -> entries.discard(decision);
            case WITHDRAWAL_PROPOSED -> entries.proposeWithdrawal(decision, "");
            case WITHDRAWN -> entries.withdraw(decision, "");
            case LEVEL_RAISED ->
                entries.raiseLevel(
                        entry.code(), entry.metadata().items().getFirst().name(), Level.L4, "somebody", "试");
            case BEGUN, ADOPTED -> throw new IllegalArgumentException("no act on an entry that is there: " + act);
        };
    }

    private Entry in(EntryState state) {
        var text = EntryTexts.whole("周期", "周期" + state + MADE.incrementAndGet());
        var draft = entries.save(
                EntryDecision.of(entries.begin(AGENCY.getFirst(), EntryTexts.POPULATION, "周期", "officer"), "officer"),
                text);
        return switch (state) {
            case DRAFT -> draft;
            case DISCARDED -> perform(EntryAct.Kind.DISCARDED, draft);
            case IN_REVIEW -> perform(EntryAct.Kind.SUBMITTED, draft);
            case PUBLISHED -> perform(EntryAct.Kind.PUBLISHED, in(EntryState.IN_REVIEW));
            case AMENDING ->
                entries.save(
                        EntryDecision.of(perform(EntryAct.Kind.AMENDED, in(EntryState.PUBLISHED)), "officer"), text);
            case AMENDMENT_IN_REVIEW -> perform(EntryAct.Kind.SUBMITTED, in(EntryState.AMENDING));
            case WITHDRAWAL_IN_REVIEW -> perform(EntryAct.Kind.WITHDRAWAL_PROPOSED, in(EntryState.PUBLISHED));
            case WITHDRAWN -> perform(EntryAct.Kind.WITHDRAWN, in(EntryState.PUBLISHED));
        };
    }

    @Test
    void b01_every_act_in_every_state_does_what_the_graph_says_and_nothing_else() {
        for (var state : EntryState.values()) {
            for (var act : EntryAct.Kind.values()) {
                if (act == EntryAct.Kind.BEGUN || act == EntryAct.Kind.ADOPTED) {
                    continue;
                }
                var entry = in(state);
                assertThat(entry.state()).isEqualTo(state);
                var arrow = EntryLifecycle.find(state, act);
                if (arrow.isPresent()) {
                    var after = perform(act, entry);
                    assertThat(after.state())
                            .as(state + " " + act)
                            .isEqualTo(arrow.get().to());
                    assertThat(entries.getEntry(entry.code())).isEqualTo(after);
                } else {
                    assertThatThrownBy(() -> perform(act, entry))
                            .as(state + " " + act)
                            .isInstanceOf(EntryConflict.class);
                    assertThat(entries.getEntry(entry.code())).isEqualTo(entry);
                }
            }
        }
    }

    @Test
    void b02_what_waits_for_the_bureau_knows_since_when_and_nothing_else_does() {
        for (var state : EntryState.values()) {
            assertThat(in(state).findReviewSince().isPresent()).as(state.name()).isEqualTo(state.inReview());
        }
    }

    /// Rewrite the drawing with `-Dzhanqiao.golden=write`.
    @Test
    void b03_the_docs_hold_the_drawing_of_the_graph() throws IOException {
        var docs = Files.readString(DOCS);
        int from = docs.indexOf(BEGIN) + BEGIN.length();
        int to = docs.indexOf(END, from);
        if ("write".equals(System.getProperty("zhanqiao.golden"))) {
            Files.writeString(DOCS, docs.substring(0, from) + EntryLifecycle.drawing() + docs.substring(to));
        }
        assertThat(Files.readString(DOCS))
                .as("docs/catalog.md: run this test with -Dzhanqiao.golden=write")
                .contains(BEGIN + EntryLifecycle.drawing() + END);
    }
}
