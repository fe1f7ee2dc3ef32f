package org.zhanqiao.demand.corrections;

import static org.zhanqiao.demand.corrections.CorrectionState.CLOSED_CORRECTED;
import static org.zhanqiao.demand.corrections.CorrectionState.CLOSED_RIGHT;
import static org.zhanqiao.demand.corrections.CorrectionState.CORRECTED;
import static org.zhanqiao.demand.corrections.CorrectionState.FILED;
import static org.zhanqiao.demand.corrections.CorrectionState.FOUND_RIGHT;
import static org.zhanqiao.demand.corrections.CorrectionState.WITHDRAWN;

import org.zhanqiao.proceeding.Graph;

/// The whole life of a correction request. Drawn in `docs/disputes.md`.
final class CorrectionLifecycle {

    static final Graph<CorrectionState, CorrectionAct> GRAPH = new Graph<>(FILED, CorrectionAct.class)
            .with(FILED, CorrectionAct.REPORT_CORRECTED, CORRECTED)
            .with(FILED, CorrectionAct.REPORT_RIGHT, FOUND_RIGHT)
            .with(FILED, CorrectionAct.WITHDRAW, WITHDRAWN)
            .with(FILED, CorrectionAct.ESCALATE, FILED)
            .with(FILED, CorrectionAct.SUPERVISE, FILED)
            .with(FILED, CorrectionAct.REPLY, FILED)
            .with(CORRECTED, CorrectionAct.CONFIRM, CLOSED_CORRECTED)
            .with(CORRECTED, CorrectionAct.REOPEN, FILED)
            .with(CORRECTED, CorrectionAct.WITHDRAW, WITHDRAWN)
            .with(FOUND_RIGHT, CorrectionAct.CONFIRM, CLOSED_RIGHT)
            .with(FOUND_RIGHT, CorrectionAct.REOPEN, FILED)
            .with(FOUND_RIGHT, CorrectionAct.WITHDRAW, WITHDRAWN);

    private CorrectionLifecycle() {}
}
