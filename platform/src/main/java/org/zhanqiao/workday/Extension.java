package org.zhanqiao.workday;

import java.time.Instant;

/// Working days added to a limit.
///
/// @param by      who consented
/// @param because the reason given
public record Extension(int workingDays, Instant at, String by, String because) {

    public Extension {
        if (workingDays < 1) {
            throw new IllegalArgumentException("an extension is at least one working day, not " + workingDays);
        }
    }
}
