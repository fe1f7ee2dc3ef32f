package org.zhanqiao.proceeding;

import java.time.LocalDate;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Tone;

/// How a last day stands to today, in the reader's words; templates ask it.
public final class DueWords {

    private DueWords() {}

    public static String due(Page page, LocalDate due, LocalDate today) {
        long days = due.toEpochDay() - today.toEpochDay();
        if (days < 0) {
            return page.text("proceeding.due.late", -days);
        }
        return days == 0 ? page.text("proceeding.due.today") : page.text("proceeding.due.left", days);
    }

    public static Tone tone(LocalDate due, LocalDate today) {
        if (due.isBefore(today)) {
            return Tone.BAD;
        }
        return due.isAfter(today.plusDays(2)) ? Tone.NEUTRAL : Tone.WAITING;
    }
}
