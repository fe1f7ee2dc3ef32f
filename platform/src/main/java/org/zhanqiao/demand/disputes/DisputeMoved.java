package org.zhanqiao.demand.disputes;

import org.zhanqiao.proceeding.Act;

/// Something was done in a dispute. Published inside the transaction that does it, so that a listener that
/// cannot follow undoes it.
///
/// @param dispute as it is after the act
/// @param from    the state before it; the first state for the act by which it began
public record DisputeMoved(Dispute dispute, DisputeState from, Act<DisputeState, DisputeAct> act) {}
