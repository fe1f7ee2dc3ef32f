package org.zhanqiao.catalog;

import static org.zhanqiao.catalog.EntryState.AMENDING;
import static org.zhanqiao.catalog.EntryState.AMENDMENT_IN_REVIEW;
import static org.zhanqiao.catalog.EntryState.DRAFT;
import static org.zhanqiao.catalog.EntryState.IN_REVIEW;
import static org.zhanqiao.catalog.EntryState.PUBLISHED;
import static org.zhanqiao.catalog.EntryState.WITHDRAWAL_IN_REVIEW;
import static org.zhanqiao.catalog.EntryState.WITHDRAWN;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The life of an entry as one graph: every arrow is an act that somebody may do in a state, and where it leads. What
/// no arrow allows cannot be done. `docs/catalog.md` holds the drawing that this class makes.
public final class EntryLifecycle {

    /// Whose hand an arrow takes.
    public enum Hand {
        /// The data officer of the entry's own agency.
        PROVIDER,
        /// Staff of the bureau.
        BUREAU,
        /// The platform itself.
        PLATFORM
    }

    /// An act in a state.
    ///
    /// @param from `null` where there is no entry yet
    public record Arrow(@Nullable EntryState from, EntryAct.Kind act, EntryState to, Hand hand) {}

    private static final List<Arrow> ARROWS = List.of(
            new Arrow(null, EntryAct.Kind.BEGUN, DRAFT, Hand.PROVIDER),
            new Arrow(null, EntryAct.Kind.ADOPTED, PUBLISHED, Hand.PLATFORM),
            new Arrow(DRAFT, EntryAct.Kind.SAVED, DRAFT, Hand.PROVIDER),
            new Arrow(DRAFT, EntryAct.Kind.SUBMITTED, IN_REVIEW, Hand.PROVIDER),
            new Arrow(DRAFT, EntryAct.Kind.DISCARDED, EntryState.DISCARDED, Hand.PROVIDER),
            new Arrow(IN_REVIEW, EntryAct.Kind.RECALLED, DRAFT, Hand.PROVIDER),
            new Arrow(IN_REVIEW, EntryAct.Kind.RETURNED, DRAFT, Hand.BUREAU),
            new Arrow(IN_REVIEW, EntryAct.Kind.PUBLISHED, PUBLISHED, Hand.BUREAU),
            new Arrow(PUBLISHED, EntryAct.Kind.AMENDED, AMENDING, Hand.PROVIDER),
            new Arrow(PUBLISHED, EntryAct.Kind.WITHDRAWAL_PROPOSED, WITHDRAWAL_IN_REVIEW, Hand.PROVIDER),
            new Arrow(PUBLISHED, EntryAct.Kind.WITHDRAWN, WITHDRAWN, Hand.BUREAU),
            new Arrow(PUBLISHED, EntryAct.Kind.ADOPTED, PUBLISHED, Hand.PLATFORM),
            new Arrow(AMENDING, EntryAct.Kind.SAVED, AMENDING, Hand.PROVIDER),
            new Arrow(AMENDING, EntryAct.Kind.SUBMITTED, AMENDMENT_IN_REVIEW, Hand.PROVIDER),
            new Arrow(AMENDING, EntryAct.Kind.EXTENDED, AMENDING, Hand.BUREAU),
            new Arrow(AMENDING, EntryAct.Kind.DISCARDED, PUBLISHED, Hand.PROVIDER),
            new Arrow(AMENDMENT_IN_REVIEW, EntryAct.Kind.RECALLED, AMENDING, Hand.PROVIDER),
            new Arrow(AMENDMENT_IN_REVIEW, EntryAct.Kind.RETURNED, AMENDING, Hand.BUREAU),
            new Arrow(AMENDMENT_IN_REVIEW, EntryAct.Kind.PUBLISHED, PUBLISHED, Hand.BUREAU),
            new Arrow(WITHDRAWAL_IN_REVIEW, EntryAct.Kind.RECALLED, PUBLISHED, Hand.PROVIDER),
            new Arrow(WITHDRAWAL_IN_REVIEW, EntryAct.Kind.RETURNED, PUBLISHED, Hand.BUREAU),
            new Arrow(WITHDRAWAL_IN_REVIEW, EntryAct.Kind.WITHDRAWN, WITHDRAWN, Hand.BUREAU),
            new Arrow(DRAFT, EntryAct.Kind.LEVEL_RAISED, DRAFT, Hand.PROVIDER),
            new Arrow(IN_REVIEW, EntryAct.Kind.LEVEL_RAISED, IN_REVIEW, Hand.PROVIDER),
            new Arrow(PUBLISHED, EntryAct.Kind.LEVEL_RAISED, PUBLISHED, Hand.PROVIDER),
            new Arrow(AMENDING, EntryAct.Kind.LEVEL_RAISED, AMENDING, Hand.PROVIDER),
            new Arrow(AMENDMENT_IN_REVIEW, EntryAct.Kind.LEVEL_RAISED, AMENDMENT_IN_REVIEW, Hand.PROVIDER),
            new Arrow(WITHDRAWAL_IN_REVIEW, EntryAct.Kind.LEVEL_RAISED, WITHDRAWAL_IN_REVIEW, Hand.PROVIDER),
            new Arrow(WITHDRAWN, EntryAct.Kind.LEVEL_RAISED, WITHDRAWN, Hand.PROVIDER),
            new Arrow(EntryState.DISCARDED, EntryAct.Kind.LEVEL_RAISED, EntryState.DISCARDED, Hand.PROVIDER));

    private EntryLifecycle() {}

    /// The arrow of an act in a state; empty when the act cannot be done there.
    ///
    /// @param from `null` where there is no entry yet
    public static Optional<Arrow> find(@Nullable EntryState from, EntryAct.Kind act) {
        return ARROWS.stream()
                .filter(arrow -> arrow.from() == from && arrow.act() == act)
                .findFirst();
    }

    /// What somebody may do in a state.
    public static Set<EntryAct.Kind> acts(EntryState from, Hand hand) {
        return ARROWS.stream()
                .filter(arrow -> arrow.from() == from && arrow.hand() == hand)
                .map(Arrow::act)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EntryAct.Kind.class)));
    }

    /// The graph as a Mermaid state diagram.
    public static String drawing() {
        var drawing = new StringBuilder("stateDiagram-v2\n");
        for (var arrow : ARROWS) {
            var from = arrow.from();
            drawing.append("    %s --> %s: %s (%s)\n"
                    .formatted(from == null ? "[*]" : from.name(), arrow.to(), arrow.act(), arrow.hand()));
        }
        Arrays.stream(EntryState.values())
                .filter(state -> ARROWS.stream().noneMatch(arrow -> arrow.from() == state && arrow.to() != state))
                .forEach(state -> drawing.append("    %s --> [*]\n".formatted(state)));
        return drawing.toString();
    }
}
