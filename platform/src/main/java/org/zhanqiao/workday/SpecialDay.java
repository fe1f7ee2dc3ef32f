package org.zhanqiao.workday;

import java.time.LocalDate;

/// A day that the State Council's yearly announcement names.
///
/// @param works    true for a weekend day that is worked (调休上班), false for a day off
/// @param occasion the holiday, such as 国庆节
public record SpecialDay(LocalDate date, boolean works, String occasion) {

    public SpecialDay {
        if (occasion.isBlank()) {
            throw new IllegalArgumentException("occasion: " + date + " belongs to no holiday");
        }
    }
}
