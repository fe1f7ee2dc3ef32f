package org.zhanqiao.samplecity;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The people of a household before their numbers are given out, parents before children.
record DraftHousehold(List<Draft> people, List<DraftMarriage> marriages) {

    /// A marriage of two of its people.
    record DraftMarriage(
            Draft husband,
            Draft wife,
            LocalDate registered,
            @Nullable LocalDate divorced) {}

    long size() {
        return people.stream().filter(Draft::member).count();
    }
}
