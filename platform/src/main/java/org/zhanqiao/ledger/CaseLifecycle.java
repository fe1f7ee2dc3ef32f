package org.zhanqiao.ledger;

import static org.zhanqiao.ledger.CaseState.ACCEPTED;
import static org.zhanqiao.ledger.CaseState.ASSIGNED;
import static org.zhanqiao.ledger.CaseState.CLOSED;
import static org.zhanqiao.ledger.CaseState.CLOSED_UNCONFIRMED;
import static org.zhanqiao.ledger.CaseState.MERGED;
import static org.zhanqiao.ledger.CaseState.PAUSED;
import static org.zhanqiao.ledger.CaseState.RECEIVED;
import static org.zhanqiao.ledger.CaseState.REFUSED;
import static org.zhanqiao.ledger.CaseState.REMEDIED;
import static org.zhanqiao.ledger.CaseState.RETURNED;
import static org.zhanqiao.ledger.CaseState.TRIAGED;
import static org.zhanqiao.ledger.CaseState.VERIFIED;

import org.zhanqiao.proceeding.Graph;

/// The whole life of a case; [CaseFile] narrows some acts further. Drawn in `docs/ledger.md`.
final class CaseLifecycle {

    /// How often an agency may give a case back before the bureau adjudicates.
    static final int MOST_RETURNS = 2;

    static final Graph<CaseState, CaseAct> GRAPH = made();

    private CaseLifecycle() {}

    private static Graph<CaseState, CaseAct> made() {
        var graph = new Graph<>(RECEIVED, CaseAct.class);
        graph.with(RECEIVED, CaseAct.TRIAGE, TRIAGED)
                .with(TRIAGED, CaseAct.ASSIGN, ASSIGNED)
                .with(ASSIGNED, CaseAct.ACCEPT, ACCEPTED)
                .with(ASSIGNED, CaseAct.ASSIGN, ASSIGNED)
                .with(ASSIGNED, CaseAct.RETURN, RETURNED)
                .with(RETURNED, CaseAct.ASSIGN, ASSIGNED)
                .with(RETURNED, CaseAct.ADJUDICATE, ASSIGNED)
                .with(ACCEPTED, CaseAct.NAME_PERSON, ACCEPTED)
                .with(ACCEPTED, CaseAct.PLAN, ACCEPTED)
                .with(ACCEPTED, CaseAct.REACH_MILESTONE, ACCEPTED)
                .with(ACCEPTED, CaseAct.PAUSE, PAUSED)
                .with(PAUSED, CaseAct.RESUME, ACCEPTED)
                .with(ACCEPTED, CaseAct.REPORT_REMEDY, REMEDIED)
                .with(REMEDIED, CaseAct.VERIFY, VERIFIED)
                .with(REMEDIED, CaseAct.VERIFY, CLOSED)
                .with(REMEDIED, CaseAct.REJECT_REMEDY, ACCEPTED)
                .with(VERIFIED, CaseAct.CONFIRM, VERIFIED)
                .with(VERIFIED, CaseAct.CONFIRM, CLOSED)
                .with(VERIFIED, CaseAct.DENY, ACCEPTED)
                .with(VERIFIED, CaseAct.LAPSE, CLOSED_UNCONFIRMED)
                .with(VERIFIED, CaseAct.REOPEN, ACCEPTED)
                .with(CLOSED_UNCONFIRMED, CaseAct.CONFIRM, CLOSED_UNCONFIRMED)
                .with(CLOSED_UNCONFIRMED, CaseAct.CONFIRM, CLOSED)
                .with(MERGED, CaseAct.SPLIT, TRIAGED)
                .with(MERGED, CaseAct.SPLIT, RECEIVED)
                .with(REFUSED, CaseAct.REOPEN, TRIAGED)
                .with(REFUSED, CaseAct.REOPEN, RECEIVED);
        for (var closed : new CaseState[] {CLOSED, CLOSED_UNCONFIRMED}) {
            graph.with(closed, CaseAct.DENY, ACCEPTED).with(closed, CaseAct.REOPEN, ACCEPTED);
        }
        for (var open : new CaseState[] {RECEIVED, TRIAGED, ASSIGNED, RETURNED, ACCEPTED}) {
            graph.with(open, CaseAct.REFUSE, REFUSED).with(open, CaseAct.MERGE, MERGED);
        }
        for (var owned : new CaseState[] {ASSIGNED, ACCEPTED, PAUSED, REMEDIED}) {
            graph.with(owned, CaseAct.SUPERVISE, owned).with(owned, CaseAct.NOTE, owned);
        }
        for (var state : CaseState.values()) {
            if (state.isTimed()) {
                graph.with(state, CaseAct.ESCALATE, state);
            }
            if (state != MERGED) {
                graph.with(state, CaseAct.JOIN, state).with(state, CaseAct.LEAVE, state);
            }
        }
        for (var asked : new CaseState[] {VERIFIED, CLOSED_UNCONFIRMED}) {
            graph.with(asked, CaseAct.LEAVE, CLOSED);
        }
        return graph;
    }
}
