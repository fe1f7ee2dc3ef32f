package org.zhanqiao.ledger;

import org.zhanqiao.proceeding.Act;

/// Something was done to a case. Published inside the transaction that does it, so that a listener that cannot follow
/// undoes it.
///
/// @param file as it is after the act
/// @param from the state before; that of now when it was just filed
public record CaseMoved(CaseFile file, CaseState from, Act<CaseState, CaseAct> act) {}
