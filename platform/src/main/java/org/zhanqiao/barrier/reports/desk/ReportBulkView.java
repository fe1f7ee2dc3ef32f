package org.zhanqiao.barrier.reports.desk;

import java.util.List;
import org.zhanqiao.web.InputError;

/// The page that asks why many reports are hidden, whether they are to be shown again, or which case they are to join.
///
/// @param act     `hide`, `show` or `join`
/// @param chosen  each with the version that was seen
/// @param because the reason, or the id of the case, that was typed
public record ReportBulkView(String act, List<String> chosen, String because, List<InputError> errors) {

    /// As many as are done at once.
    public static final int MOST = 500;

    public ReportBulkView {
        chosen = List.copyOf(chosen);
        errors = List.copyOf(errors);
    }

    public int most() {
        return MOST;
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
        /// It is in a case already, or hidden.
        TAKEN,
        UNKNOWN
    }
}
