package org.zhanqiao.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.zhanqiao.proceeding.Decision;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.LocalPath;

/// A case to be filed.
///
/// @param campaign   code of the campaign; empty for none
/// @param reporter   who says so
/// @param ref        as in [Reporter]
/// @param reportedAt when they said so
public record NewCase(
        CaseKind kind, Case.About about, String campaign, Reporter.Kind reporter, String ref, Instant reportedAt) {

    static final int LONGEST_TITLE = 100;
    static final int LONGEST_PATH = 300;

    /// What is wrong with what somebody typed.
    List<InputError> listFlaws() {
        var flaws = new ArrayList<InputError>();
        if (about.title().isBlank() || about.title().length() > LONGEST_TITLE) {
            flaws.add(InputError.of("title", "ledger.title.stated", LONGEST_TITLE));
        }
        if (about.what().isBlank() || about.what().length() > Decision.LONGEST) {
            flaws.add(InputError.of("what", "ledger.what.stated", Decision.LONGEST));
        }
        if (!about.path().isEmpty() && !isPath(about.path())) {
            flaws.add(InputError.of("path", "ledger.import.fault.PATH"));
        }
        if (Decision.namesResident(about.title())) {
            flaws.add(InputError.of("title", "proceeding.because.identity"));
        }
        if (Decision.namesResident(about.what())) {
            flaws.add(InputError.of("what", "proceeding.because.identity"));
        }
        return flaws;
    }

    /// Whether it can be the page of a thing.
    static boolean isPath(String typed) {
        return LocalPath.isOne(typed) && typed.length() <= LONGEST_PATH;
    }
}
