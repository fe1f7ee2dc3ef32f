package org.zhanqiao.tabular;

import java.util.List;

/// Something that a file says, on one line or more, and what importing does with it.
///
/// @param firstLine   of the file, from 1
/// @param body        what is said
/// @param seenVersion of what was there already as the dry run found it; 0 where there was nothing
/// @param faults      what keeps it out, or in which it differs from what is kept
public record DryRunLine<T>(
        long firstLine, long lastLine, LineOutcome outcome, T body, long seenVersion, List<LineFault> faults) {

    public DryRunLine {
        faults = List.copyOf(faults);
    }
}
