package org.zhanqiao.barrier.reports.desk;

import java.util.List;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.NotFound;

/// Why reports are hidden, or that they are shown again.
///
/// @param hides   whether they are hidden
/// @param because the reason; empty to show them again
record HidingReason(boolean hides, String because) {

    private static final int LONGEST = 200;

    /// @param act `hide` or `show`
    /// @throws NotFound for anything else
    static HidingReason of(String act, String because) {
        return switch (act) {
            case "hide" -> new HidingReason(true, because.strip());
            case "show" -> new HidingReason(false, "");
            default -> throw new NotFound("act", act);
        };
    }

    /// What is wrong with it.
    List<InputError> check() {
        if (hides && because.isEmpty()) {
            return List.of(InputError.of("because", "barrier.report.because.missing"));
        }
        return because.length() > LONGEST
                ? List.of(InputError.of("because", "barrier.report.tooLong", LONGEST, because.length() - LONGEST))
                : List.of();
    }

    /// The end of the message key that says what was done.
    String done() {
        return hides ? "hidden" : "shown";
    }
}
