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
import org.zhanqiao.proceeding.Graph;

/// The whole life of a statement of missing data. [MissingDossier] narrows some acts further. Drawn in
/// `docs/missing.md` from [#mermaid].
public final class MissingLifecycle {

    private static final Graph<MissingState, MissingActKind> GRAPH = new Graph<>(STATED, MissingActKind.class);

    static {
        GRAPH.with(STATED, MissingActKind.POINT, POINTED)
                .with(STATED, MissingActKind.ASSIGN, ASSIGNED)
                .with(STATED, MissingActKind.DECLINE, DECLINED)
                .with(STATED, MissingActKind.WITHDRAW, WITHDRAWN)
                .with(ASSIGNED, MissingActKind.ACCEPT, ACCEPTED)
                .with(ASSIGNED, MissingActKind.OBJECT, OBJECTED)
                .with(OBJECTED, MissingActKind.POINT, POINTED)
                .with(OBJECTED, MissingActKind.ASSIGN, BOUND)
                .with(OBJECTED, MissingActKind.DECLINE, DECLINED)
                .with(BOUND, MissingActKind.ACCEPT, ACCEPTED)
                .with(ACCEPTED, MissingActKind.LINK, ACCEPTED)
                .with(PUBLISHED, MissingActKind.REOPEN, STATED)
                .with(POINTED, MissingActKind.REOPEN, STATED);
        for (var open : List.of(STATED, ASSIGNED, OBJECTED, BOUND, ACCEPTED)) {
            GRAPH.with(open, MissingActKind.SECOND, open).with(open, MissingActKind.FULFIL, PUBLISHED);
        }
        for (var dated : List.of(ASSIGNED, BOUND, ACCEPTED)) {
            GRAPH.with(dated, MissingActKind.RESCHEDULE, dated)
                    .with(dated, MissingActKind.ESCALATE, dated)
                    .with(dated, MissingActKind.SUPERVISE, dated)
                    .with(dated, MissingActKind.REPLY, dated);
        }
    }

    private MissingLifecycle() {}

    /// Where an act leads; empty when it cannot be done in that state.
    public static Optional<MissingState> after(MissingState from, MissingActKind act) {
        return GRAPH.after(from, act).stream().findFirst();
    }

    /// What can be done in a state, in the order of [MissingActKind].
    public static Set<MissingActKind> listActs(MissingState state) {
        return GRAPH.listActs(state);
    }

    /// The graph as Mermaid draws it.
    static String mermaid() {
        return GRAPH.mermaid();
    }
}
