package org.zhanqiao.workday.desk;

import java.util.List;
import java.util.Optional;
import org.zhanqiao.web.InputError;
import org.zhanqiao.workday.Announcement;

/// A year's holidays and a deadline reckoned on request.
///
/// @param announcement what is in force for the year; empty when it is not announced
/// @param spans        its days in spans
/// @param workingDays  of the whole year
/// @param years        those one can look at
/// @param toLoad       the coming year, when it is time to load it
/// @param mayLoad      whether the reader may load years
/// @param from         the day typed into the calculator, as typed
/// @param days         the number of working days typed, as typed
/// @param lines        the calculation in sentences; empty when none was asked for
/// @param loaded       whether a year has just been loaded
public record CalendarView(
        int year,
        Optional<Announcement> announcement,
        List<DaySpan> spans,
        int workingDays,
        List<Integer> years,
        Optional<Integer> toLoad,
        boolean mayLoad,
        String from,
        String days,
        List<String> lines,
        List<InputError> errors,
        boolean loaded) {}
