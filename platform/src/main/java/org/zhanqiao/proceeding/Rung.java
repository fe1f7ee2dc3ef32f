package org.zhanqiao.proceeding;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who is told when a day has passed without an answer. Whoever owes the answer owes it still. The law knows no ladder;
/// the days are the city's own and stand here only.
public enum Rung {
    /// The officers who owe it.
    OWNER(0),
    /// The head of their sharing office.
    HEAD(1),
    /// The big data bureau.
    BUREAU(3),
    /// The city's government office (市政府办公厅).
    CITY_OFFICE(5);

    private final int workingDays;

    Rung(int workingDays) {
        this.workingDays = workingDays;
    }

    /// Whole working days after the last day at which it is reached.
    public int workingDays() {
        return workingDays;
    }

    /// The rung to go up to; empty when nothing is late, or that rung was reached before.
    ///
    /// @param before the highest reached so far; null for none
    /// @param late   working days that are over since the last day, -1 when that is not over
    public static Optional<Rung> next(@Nullable Rung before, int late) {
        return reached(late).filter(rung -> before == null || rung.compareTo(before) > 0);
    }

    /// The highest rung reached.
    ///
    /// @param late working days that are over since the last day, -1 when that is not over
    static Optional<Rung> reached(int late) {
        Rung highest = null;
        for (var rung : values()) {
            if (late >= rung.workingDays) {
                highest = rung;
            }
        }
        return Optional.ofNullable(highest);
    }
}
