package org.zhanqiao.demand.disputes;

import static org.zhanqiao.demand.disputes.DisputeState.APPEALED;
import static org.zhanqiao.demand.disputes.DisputeState.BEFORE_AUTHORITY;
import static org.zhanqiao.demand.disputes.DisputeState.BEFORE_GOVERNMENT;
import static org.zhanqiao.demand.disputes.DisputeState.CLOSED;
import static org.zhanqiao.demand.disputes.DisputeState.DECIDED;
import static org.zhanqiao.demand.disputes.DisputeState.EXECUTED;
import static org.zhanqiao.demand.disputes.DisputeState.EXECUTING;
import static org.zhanqiao.demand.disputes.DisputeState.NEGOTIATING;
import static org.zhanqiao.demand.disputes.DisputeState.WITHDRAWN;

import org.zhanqiao.proceeding.Graph;

/// The whole life of a dispute; [DisputeFile] narrows some acts to one side. Drawn in `docs/disputes.md`.
final class DisputeLifecycle {

    static final Graph<DisputeState, DisputeAct> GRAPH = made();

    private DisputeLifecycle() {}

    private static Graph<DisputeState, DisputeAct> made() {
        var graph = new Graph<>(NEGOTIATING, DisputeAct.class);
        for (var talking : new DisputeState[] {NEGOTIATING, BEFORE_AUTHORITY}) {
            graph.with(talking, DisputeAct.STATE, talking)
                    .with(talking, DisputeAct.PROPOSE_SETTLEMENT, talking)
                    .with(talking, DisputeAct.CONSENT_SETTLEMENT, EXECUTING)
                    .with(talking, DisputeAct.CONSENT_SETTLEMENT, CLOSED)
                    .with(talking, DisputeAct.DECLINE_SETTLEMENT, talking)
                    .with(talking, DisputeAct.WITHDRAW, WITHDRAWN);
        }
        return graph.with(NEGOTIATING, DisputeAct.BRING_TO_AUTHORITY, BEFORE_AUTHORITY)
                .with(BEFORE_AUTHORITY, DisputeAct.MEDIATE, BEFORE_AUTHORITY)
                .with(BEFORE_AUTHORITY, DisputeAct.DECIDE, DECIDED)
                .with(DECIDED, DisputeAct.ACCEPT, DECIDED)
                .with(DECIDED, DisputeAct.ACCEPT, EXECUTING)
                .with(DECIDED, DisputeAct.ACCEPT, CLOSED)
                .with(DECIDED, DisputeAct.APPEAL, APPEALED)
                .with(APPEALED, DisputeAct.SUBMIT_TO_GOVERNMENT, BEFORE_GOVERNMENT)
                .with(BEFORE_GOVERNMENT, DisputeAct.RECORD_RULING, EXECUTING)
                .with(BEFORE_GOVERNMENT, DisputeAct.RECORD_RULING, CLOSED)
                .with(EXECUTING, DisputeAct.REPORT_EXECUTION, EXECUTED)
                .with(EXECUTED, DisputeAct.CONFIRM_EXECUTION, CLOSED)
                .with(EXECUTED, DisputeAct.DENY_EXECUTION, EXECUTING);
    }
}
