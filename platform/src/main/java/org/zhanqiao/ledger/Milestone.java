package org.zhanqiao.ledger;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// A step of a case's roadmap.
///
/// @param number  counts from 1
/// @param day     by which it is to be reached
/// @param reached when it was; none before
public record Milestone(
        int number, String title, LocalDate day, @Nullable Instant reached) {

    public boolean isLate(LocalDate today) {
        return reached == null && day.isBefore(today);
    }
}
