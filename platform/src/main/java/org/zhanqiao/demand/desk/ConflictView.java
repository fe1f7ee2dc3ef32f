package org.zhanqiao.demand.desk;

import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.RequestAct;

/// What somebody is told whose act came too late: what happened meanwhile, and who did it.
public record ConflictView(AccessRequest current, RequestAct last, String agency) {}
