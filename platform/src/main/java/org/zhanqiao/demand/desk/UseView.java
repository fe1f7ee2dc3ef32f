package org.zhanqiao.demand.desk;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.demand.requests.UseRecord;
import org.zhanqiao.demand.requests.UseRecords;
import org.zhanqiao.proceeding.Act;
import org.zhanqiao.proceeding.ClockView;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Placed;

/// The records of use of a request, and for its consumer the form for one more.
///
/// @param disposal   by when what was got is disposed of; null while nothing has to be
/// @param disposed   how it was; null until that is confirmed
/// @param mayConfirm whether the reader can confirm it now
public record UseView(
        AccessRequest request,
        Dataset dataset,
        List<UseRecord> records,
        @Nullable ClockView disposal,
        List<String> dropped,
        @Nullable Act<RequestState, ActKind> disposed,
        boolean mayConfirm,
        boolean mayRecord,
        UseRecords.Draft draft,
        List<InputError> errors,
        LocalDate today,
        String place)
        implements Placed {

    /// What has to be disposed of, or had to.
    public String what(Page page) {
        return RequestWords.disposal(page, dataset, dropped);
    }
}
