package org.zhanqiao.demand.requests;

import org.zhanqiao.proceeding.Act;

/// Something was done to a request. Published inside the transaction that does it, so that a listener that cannot
/// follow undoes it.
///
/// @param from    where it stood before
/// @param request as it is after the act
public record RequestMoved(RequestState from, AccessRequest request, Act<RequestState, ActKind> act) {}
