package org.zhanqiao.samplecity;

import java.time.LocalDate;
import java.util.List;

/// A day that the State Council's yearly announcement of holidays names: a day off, or a weekend day that is worked.
///
/// @param occasion the holiday it belongs to
public record PublicHoliday(LocalDate day, boolean worked, String occasion) {

    /// Every such day from 2004 to 2026, in their order.
    public static List<PublicHoliday> list() {
        return BundledCsv.read("days.csv").stream()
                .map(row -> new PublicHoliday(
                        LocalDate.parse(row.get("day")), row.get("kind").equals("workday"), row.get("occasion")))
                .toList();
    }
}
