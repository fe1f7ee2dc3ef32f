package org.zhanqiao.samplecity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/// Gives out citizens' numbers, none twice: the order digits of a division, day and sex come from a counter, spread so
/// that they do not stand in a row. The counters take two bytes for each division, day and sex, however many residents
/// there are.
final class IdNumbers {

    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 1, 1);
    private static final int ORDERS = 500;

    private final Map<String, short[]> given = new HashMap<>();
    private final int days;

    /// Starts with no number given out.
    ///
    /// @param last the last day on which anybody is born
    IdNumbers(LocalDate last) {
        this.days = (int) ChronoUnit.DAYS.between(FIRST_DAY, last) + 1;
    }

    /// The next number for someone first registered there, born on that day.
    ///
    /// @throws IllegalStateException when all 500 numbers of a division, day and sex are given out
    String next(String division, LocalDate birth, Sex sex) {
        short[] counters = given.computeIfAbsent(division, code -> new short[2 * days]);
        int day = (int) ChronoUnit.DAYS.between(FIRST_DAY, birth);
        int counter = counters[2 * day + (sex == Sex.MALE ? 1 : 0)]++;
        if (counter >= ORDERS) {
            throw new IllegalStateException("no number is left in " + division + " for " + birth);
        }
        int order = (counter * 137 + day * 31) % ORDERS * 2 + (sex == Sex.MALE ? 1 : 0);
        return ResidentId.of(division, birth, order);
    }
}
