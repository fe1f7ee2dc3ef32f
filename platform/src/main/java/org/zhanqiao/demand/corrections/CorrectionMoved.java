package org.zhanqiao.demand.corrections;

import org.zhanqiao.proceeding.Act;

/// Something was done to a correction request. Published inside the transaction that does it, so that a listener that
/// cannot follow undoes it.
///
/// @param correction as it is after the act
public record CorrectionMoved(Correction correction, Act<CorrectionState, CorrectionAct> act) {}
