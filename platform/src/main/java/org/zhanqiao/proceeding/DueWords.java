package org.zhanqiao.proceeding;

import java.time.LocalDate;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Tone;

/// How a last day stands to today, in working days and in the reader's words; templates ask it.
public final class DueWords {

    private DueWords() {}

    public static String due(Page page, LocalDate due, LocalDate today) {
        if (due.equals(today)) {
            return page.text("proceeding.due.today");
        }
        if (due.isBefore(today)) {
            int late = page.workingDays(due, today);
            return late == 0 ? page.text("proceeding.due.past") : page.text("proceeding.due.late", late);
        }
        int left = page.workingDays(today, due);
        return left == 0 ? page.text("proceeding.due.rest") : page.text("proceeding.due.left", left);
    }

    /// The same of a day that somebody named: only how many working days are left to it can change, when the holidays
    /// of
    /// its year are known.
    public static String named(Page page, LocalDate due, LocalDate today) {
        var words = due(page, due, today);
        return due.isAfter(today) && page.isProvisional(due) ? page.text("proceeding.due.provisional", words) : words;
    }

    /// How the day on which something was done stands to its last day.
    public static String met(Page page, LocalDate due, LocalDate on) {
        if (!on.isAfter(due)) {
            return page.text("proceeding.met.inTime", page.date(on));
        }
        int late = page.workingDays(due, on);
        return late == 0
                ? page.text("proceeding.met.past", page.date(on))
                : page.text("proceeding.met.late", page.date(on), late);
    }

    public static Tone tone(LocalDate due, LocalDate today) {
        if (due.isBefore(today)) {
            return Tone.BAD;
        }
        return due.isAfter(today.plusDays(2)) ? Tone.NEUTRAL : Tone.WAITING;
    }
}
