package org.zhanqiao.demand.disputes;

import org.zhanqiao.proceeding.Act;

/// What was agreed, decided or ruled.
///
/// @param text what is to be done in words; empty when nothing is
public record Order(Duty duty, String text) {

    static Order of(Act<DisputeState, DisputeAct> act) {
        return new Order(Duty.valueOf(act.said(DisputeAct.DUTY)), act.said(DisputeAct.ORDER));
    }
}
