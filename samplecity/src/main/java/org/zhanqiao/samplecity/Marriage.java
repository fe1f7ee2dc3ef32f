package org.zhanqiao.samplecity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A registered marriage.
///
/// @param registered an open day of the office, the husband at least 22 and the wife at least 20 years old
/// @param divorced an open day after it, for those that were ended so
record Marriage(
        Person husband,
        Person wife,
        LocalDate registered,
        @Nullable LocalDate divorced) {}
