package org.zhanqiao.demand.missing;

import org.zhanqiao.proceeding.Act;

/// Something was done to a statement of missing data. Published inside the transaction that does it, so that a listener
/// that cannot follow undoes it.
///
/// @param missing as it is after the act
public record MissingMoved(MissingDataset missing, Act<MissingState, MissingActKind> act) {}
