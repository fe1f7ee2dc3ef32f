package org.zhanqiao.demand.agreements;

import org.zhanqiao.demand.requests.AccessRequest;

/// An agreement that another takes the place of when it comes into force.
///
/// @param request the request it was made for, as it stands
record Replaced(AccessRequest request, Agreement agreement) {}
