package org.zhanqiao.workday;

import java.time.Instant;
import java.util.List;

/// The holidays of a year as loaded once.
///
/// @param revision grows with every loading; of two for one year the greater is in force
/// @param source   where it was announced, such as 国办发明电〔2026〕1号
/// @param days     in their order; a few may lie in the last days of the year before
public record Announcement(
        long revision, int year, String source, String loadedBy, Instant loadedAt, List<SpecialDay> days) {

    public Announcement {
        days = List.copyOf(days);
    }
}
