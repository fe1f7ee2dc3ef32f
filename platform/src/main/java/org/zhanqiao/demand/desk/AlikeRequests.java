package org.zhanqiao.demand.desk;

import java.util.List;
import org.zhanqiao.demand.requests.AccessRequest;

/// What shows other requests of the same system for the same service and purpose: whichever comes into
/// force last takes the place of the others.
public interface AlikeRequests {

    List<AccessRequest> alike();
}
