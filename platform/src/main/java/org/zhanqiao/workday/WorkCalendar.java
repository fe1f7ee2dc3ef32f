package org.zhanqiao.workday;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Which days are worked: the announced holidays and make-up days, and the weekdays of everything else. Immutable.
public final class WorkCalendar {

    private final NavigableSet<Integer> announced;
    private final Map<LocalDate, SpecialDay> special;

    private WorkCalendar(NavigableSet<Integer> announced, Map<LocalDate, SpecialDay> special) {
        this.announced = announced;
        this.special = special;
    }

    /// @param announced the years whose holidays are known
    /// @throws IllegalStateException when a day is named twice
    public static WorkCalendar of(Set<Integer> announced, Collection<SpecialDay> special) {
        return new WorkCalendar(
                Collections.unmodifiableNavigableSet(new TreeSet<>(announced)),
                special.stream().collect(Collectors.toUnmodifiableMap(SpecialDay::date, Function.identity())));
    }

    /// The years whose holidays are known, in their order.
    public NavigableSet<Integer> announcedYears() {
        return announced;
    }

    public boolean isAnnounced(int year) {
        return announced.contains(year);
    }

    public Day day(LocalDate date) {
        var known = announced.contains(date.getYear());
        var named = special.get(date);
        if (named != null) {
            return new Day(date, named.works() ? Day.Kind.MAKE_UP : Day.Kind.HOLIDAY, named.occasion(), known);
        }
        return new Day(date, isWeekend(date) ? Day.Kind.WEEKEND : Day.Kind.WORKING, "", known);
    }

    public boolean isWorkingDay(LocalDate date) {
        return day(date).kind().works();
    }

    /// The working day that many working days after a day, which itself does not count.
    ///
    /// @throws IllegalArgumentException for fewer than one
    public LocalDate plus(LocalDate day, int workingDays) {
        if (workingDays < 1) {
            throw new IllegalArgumentException("workingDays must be positive, not " + workingDays);
        }
        var date = day;
        for (int left = workingDays; left > 0; ) {
            date = date.plusDays(1);
            if (isWorkingDay(date)) {
                left--;
            }
        }
        return date;
    }

    /// How many working days lie after the first day, up to and including the second; 0 when that is not later.
    public int between(LocalDate after, LocalDate upTo) {
        return (int) after.plusDays(1)
                .datesUntil(upTo.isAfter(after) ? upTo.plusDays(1) : after.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
