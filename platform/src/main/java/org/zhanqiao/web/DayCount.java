package org.zhanqiao.web;

import java.time.LocalDate;

/// Counts working days for pages; the feature that keeps the calendar answers.
public interface DayCount {

    /// How many working days lie after the first day, up to and including the second.
    int between(LocalDate after, LocalDate upTo);

    /// Whether the holidays of a year are known; days of other years are counted by weekends.
    boolean isAnnounced(int year);
}
