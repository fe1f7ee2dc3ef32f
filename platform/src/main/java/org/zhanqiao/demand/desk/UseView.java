package org.zhanqiao.demand.desk;

import java.util.List;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.UseRecord;
import org.zhanqiao.demand.requests.UseRecords;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Placed;

/// The records of use of a request, and for its consumer the form for one more.
public record UseView(
        AccessRequest request,
        List<UseRecord> records,
        boolean mayRecord,
        UseRecords.Draft draft,
        List<InputError> errors,
        String place)
        implements Placed {}
