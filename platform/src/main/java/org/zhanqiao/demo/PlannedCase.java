package org.zhanqiao.demo;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.ledger.CaseKind;

/// One case of the whole city as it is to be made.
///
/// @param number   from 0, in the order in which they begin
/// @param seed     settles what is said and done in it
/// @param subject  what citizens report; null for what an agency or the bureau files
/// @param filed    what is filed; null for what citizens report
/// @param begin    the working day on which it is first said, as an index
/// @param reports  how many citizens report it
/// @param siblings how many reported each case that was filed beside it and merged into it
record PlannedCase(
        int number,
        long seed,
        CaseKind kind,
        CityReportTexts.@Nullable Subject subject,
        @Nullable Filed filed,
        List<CaseStep> steps,
        int begin,
        int reports,
        List<Integer> siblings) {

    PlannedCase {
        steps = List.copyOf(steps);
        siblings = List.copyOf(siblings);
    }

    /// @param service whose dataset it is about; empty for none
    /// @param agency  code of the agency that files it; empty for the bureau
    record Filed(String title, String what, String service, String agency) {}

    PlannedCase numbered(int other) {
        return new PlannedCase(other, seed, kind, subject, filed, steps, begin, reports, siblings);
    }

    /// Days within which citizens report it, before the bureau files it.
    int gathered() {
        return Math.min(8, reports / 6);
    }

    /// Reports of it and of what is merged into it.
    int allReports() {
        return reports + siblings.stream().mapToInt(Integer::intValue).sum();
    }
}
