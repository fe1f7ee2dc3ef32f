package org.zhanqiao.workday;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// The holidays of a year as an administrator types or pastes them: a line a day or span of days, such as
///
/// ```
/// 2026-10-01/2026-10-07,放假,国庆节
/// 2026-10-10,上班,国庆节
/// ```
///
/// `holiday` and `workday` may stand for 放假 and 上班, a Chinese comma or a tab for the comma; a heading `day,…` and
/// empty lines are passed over.
///
/// @param source where it was announced
public record AnnouncementDraft(int year, String source, String lines) {

    private static final Map<String, Boolean> WORKS =
            Map.of("放假", false, "holiday", false, "上班", true, "调休", true, "workday", true);
    /// 《全国年节及纪念日放假办法》 art. 2; announcements also shorten them to their first two characters.
    private static final List<String> YEARLY = List.of("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节");

    private static final int LONGEST_SPAN = 31;
    private static final int LONGEST_TEXT = 20_000;

    /// The lines that say what is in force for a year; to be changed rather than typed anew.
    public static String lines(List<SpecialDay> days) {
        return days.stream()
                .map(day -> day.date() + "," + (day.works() ? "上班" : "放假") + "," + day.occasion())
                .collect(Collectors.joining("\n"));
    }

    /// The holidays of every year that some days do not name, such as 春节.
    public static List<String> listMissing(List<SpecialDay> days) {
        var named = days.stream()
                .filter(day -> !day.works())
                .map(SpecialDay::occasion)
                .collect(Collectors.joining(" "));
        return YEARLY.stream()
                .filter(holiday -> !named.contains(holiday.substring(0, 2)))
                .toList();
    }

    /// The days in their order.
    ///
    /// @throws UnfitAnnouncement naming everything that is wrong
    public List<SpecialDay> readDays() {
        var flaws = new ArrayList<AnnouncementFlaw>();
        if (year < 2004 || year > 2199) {
            flaws.add(AnnouncementFlaw.of(AnnouncementFlaw.Rule.YEAR_PLAUSIBLE, 0, year));
        }
        if (source.isBlank()) {
            flaws.add(AnnouncementFlaw.of(AnnouncementFlaw.Rule.SOURCE_STATED, 0));
        }
        if (lines.length() > LONGEST_TEXT) {
            throw new UnfitAnnouncement(
                    List.of(AnnouncementFlaw.of(AnnouncementFlaw.Rule.TEXT_SHORT, 0, LONGEST_TEXT)));
        }
        var days = new HashMap<LocalDate, SpecialDay>();
        int number = 0;
        for (var line : lines.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.strip().startsWith("day,")) {
                readLine(line.strip(), number, days, flaws);
            }
        }
        if (days.values().stream().noneMatch(day -> !day.works()) && flaws.isEmpty()) {
            flaws.add(AnnouncementFlaw.of(AnnouncementFlaw.Rule.DAYS_STATED, 0));
        }
        if (!flaws.isEmpty()) {
            throw new UnfitAnnouncement(flaws);
        }
        return days.values().stream()
                .sorted(Comparator.comparing(SpecialDay::date))
                .toList();
    }

    private void readLine(String line, int number, Map<LocalDate, SpecialDay> days, List<AnnouncementFlaw> flaws) {
        var parts = line.split("[,，\t]", -1);
        if (parts.length != 3 || parts[2].isBlank()) {
            flaws.add(AnnouncementFlaw.of(AnnouncementFlaw.Rule.LINE_THREE_PARTS, number));
            return;
        }
        var works = WORKS.get(parts[1].strip());
        if (works == null) {
            flaws.add(AnnouncementFlaw.of(AnnouncementFlaw.Rule.KIND_KNOWN, number, parts[1].strip()));
            return;
        }
        for (var date : readSpan(parts[0].strip(), number, flaws)) {
            if (works && !WorkCalendar.isWeekend(date)) {
                flaws.add(AnnouncementFlaw.of(AnnouncementFlaw.Rule.MAKE_UP_ON_WEEKEND, number, date));
            } else if (days.put(date, new SpecialDay(date, works, parts[2].strip())) != null) {
                flaws.add(AnnouncementFlaw.of(AnnouncementFlaw.Rule.DAY_ONCE, number, date));
            }
        }
    }

    private List<LocalDate> readSpan(String text, int number, List<AnnouncementFlaw> flaws) {
        var ends = text.split("/", -1);
        LocalDate from;
        LocalDate to;
        try {
            from = LocalDate.parse(ends[0].strip());
            to = ends.length == 2 ? LocalDate.parse(ends[1].strip()) : from;
        } catch (DateTimeException e) {
            flaws.add(AnnouncementFlaw.of(AnnouncementFlaw.Rule.DAY_READABLE, number, text));
            return List.of();
        }
        if (ends.length > 2 || to.isBefore(from) || to.isAfter(from.plusDays(LONGEST_SPAN))) {
            flaws.add(AnnouncementFlaw.of(AnnouncementFlaw.Rule.DAY_READABLE, number, text));
            return List.of();
        }
        if (from.isBefore(LocalDate.of(year - 1, 12, 20)) || to.getYear() > year) {
            flaws.add(AnnouncementFlaw.of(AnnouncementFlaw.Rule.DAY_OF_YEAR, number, text, year));
            return List.of();
        }
        return from.datesUntil(to.plusDays(1)).toList();
    }
}
