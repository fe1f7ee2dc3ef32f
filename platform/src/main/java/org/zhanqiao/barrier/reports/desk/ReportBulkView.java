package org.zhanqiao.barrier.reports.desk;

import java.util.List;
import org.zhanqiao.web.InputError;

/// The page that asks why many reports are hidden, or whether they are to be shown again.
///
/// @param act     `hide` or `show`
/// @param chosen  each with the version that was seen
/// @param because the reason that was typed
public record ReportBulkView(String act, List<String> chosen, String because, List<InputError> errors) {

    public ReportBulkView {
        chosen = List.copyOf(chosen);
        errors = List.copyOf(errors);
    }

    public int most() {
        return ReportBulkPages.MOST;
    }

    public boolean isPossible() {
        return !chosen.isEmpty() && chosen.size() <= most();
    }

    /// What came of it.
    ///
    /// @param done how many were changed
    /// @param left those that were not, in their order
    public record Done(String act, int done, List<Left> left) {

        public Done {
            left = List.copyOf(left);
        }
    }

    /// A report that was left as it is.
    public record Left(String reference, Why why) {}

    /// Why it was left.
    public enum Why {
        /// Somebody else changed it first.
        CHANGED,
        /// It is hidden, or shown, already.
        ALREADY,
        UNKNOWN
    }
}
