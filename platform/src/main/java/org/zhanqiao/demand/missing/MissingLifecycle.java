package org.zhanqiao.demand.missing;

import static org.zhanqiao.demand.missing.MissingState.ACCEPTED;
import static org.zhanqiao.demand.missing.MissingState.ASSIGNED;
import static org.zhanqiao.demand.missing.MissingState.BOUND;
import static org.zhanqiao.demand.missing.MissingState.DECLINED;
import static org.zhanqiao.demand.missing.MissingState.OBJECTED;
import static org.zhanqiao.demand.missing.MissingState.POINTED;
import static org.zhanqiao.demand.missing.MissingState.PUBLISHED;
import static org.zhanqiao.demand.missing.MissingState.STATED;
import static org.zhanqiao.demand.missing.MissingState.WITHDRAWN;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.zhanqiao.demand.StateGraph;

/// The whole life of a statement of missing data. [MissingDossier] narrows some acts further. Drawn in
/// `docs/missing.md` from [#mermaid].
public final class MissingLifecycle {

    private static final StateGraph<MissingState, MissingActKind> GRAPH =
            new StateGraph<>(MissingState.class, MissingActKind.class);

    static {
        GRAPH.from(STATED, MissingActKind.POINT, POINTED)
                .from(STATED, MissingActKind.ASSIGN, ASSIGNED)
                .from(STATED, MissingActKind.DECLINE, DECLINED)
                .from(STATED, MissingActKind.WITHDRAW, WITHDRAWN)
                .from(ASSIGNED, MissingActKind.ACCEPT, ACCEPTED)
                .from(ASSIGNED, MissingActKind.OBJECT, OBJECTED)
                .from(OBJECTED, MissingActKind.POINT, POINTED)
                .from(OBJECTED, MissingActKind.ASSIGN, BOUND)
                .from(OBJECTED, MissingActKind.DECLINE, DECLINED)
                .from(BOUND, MissingActKind.ACCEPT, ACCEPTED)
                .from(ACCEPTED, MissingActKind.LINK, ACCEPTED)
                .from(ACCEPTED, MissingActKind.FULFIL, PUBLISHED);
        for (var open : List.of(STATED, ASSIGNED, OBJECTED, BOUND, ACCEPTED)) {
            GRAPH.from(open, MissingActKind.SECOND, open);
        }
        for (var dated : List.of(ASSIGNED, BOUND, ACCEPTED)) {
            GRAPH.from(dated, MissingActKind.RESCHEDULE, dated).from(dated, MissingActKind.NOTE_OVERDUE, dated);
        }
    }

    private MissingLifecycle() {}

    /// Where an act leads; empty when it cannot be done in that state.
    public static Optional<MissingState> after(MissingState from, MissingActKind act) {
        return GRAPH.after(from, act);
    }

    /// What can be done in a state, in the order of [MissingActKind].
    public static Set<MissingActKind> listActs(MissingState state) {
        return GRAPH.listActs(state);
    }

    /// The graph as Mermaid draws it.
    static String mermaid() {
        return GRAPH.mermaid(STATED);
    }
}
