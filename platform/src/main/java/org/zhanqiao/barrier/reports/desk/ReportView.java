package org.zhanqiao.barrier.reports.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.barrier.reports.Reporter;
import org.zhanqiao.web.InputError;

/// One report, for the bureau.
///
/// @param counter name and place of the counter; empty for none
/// @param agency  name of the agency that entered it; empty for none
/// @param holder  name of the agency that holds what it is about; empty for none
/// @param campaign the one it is counted to; null for none
/// @param photos  numbers of its photos
/// @param done    what was just done, the end of a message key; empty for nothing
/// @param because the reason that was typed
public record ReportView(
        Report report,
        Reporter reporter,
        String counter,
        String agency,
        String holder,
        String enteredBy,
        @Nullable Campaign campaign,
        List<Integer> photos,
        String done,
        String because,
        List<InputError> errors) {

    /// A campaign, with its address by its code.
    public record Campaign(String code, String name) {}

    @Override
    public String toString() {
        return "ReportView[" + report.reference() + "]";
    }
}
