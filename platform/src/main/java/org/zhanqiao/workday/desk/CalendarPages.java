package org.zhanqiao.workday.desk;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import org.zhanqiao.identity.Allowed;
import org.zhanqiao.identity.Role;
import org.zhanqiao.identity.SignedInPerson;
import org.zhanqiao.web.InputError;
import org.zhanqiao.web.Page;
import org.zhanqiao.web.Pages;
import org.zhanqiao.workday.Announcement;
import org.zhanqiao.workday.AnnouncementDraft;
import org.zhanqiao.workday.AnnouncementFlaw;
import org.zhanqiao.workday.Clock;
import org.zhanqiao.workday.StepWords;
import org.zhanqiao.workday.TimeLimit;
import org.zhanqiao.workday.UnfitAnnouncement;
import org.zhanqiao.workday.WorkingDays;

/// The working-day calendar.
@Controller
class CalendarPages {

    private static final int MOST_DAYS = 500;

    private final Pages pages;
    private final WorkingDays workingDays;
    private final StepWords words;

    CalendarPages(Pages pages, WorkingDays workingDays, StepWords words) {
        this.pages = pages;
        this.workingDays = workingDays;
        this.words = words;
    }

    @Allowed({
        Role.BUREAU,
        Role.CITY_OFFICE,
        Role.DATA_OFFICER,
        Role.SHARING_HEAD,
        Role.CLERK,
        Role.SYSTEM_ADMIN,
        Role.SECURITY_ADMIN,
        Role.AUDIT_ADMIN
    })
    @GetMapping("/desk/calendar")
    View show(
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String days,
            @RequestParam(defaultValue = "") String done,
            Locale locale,
            @AuthenticationPrincipal SignedInPerson me) {
        var errors = new ArrayList<InputError>();
        var lines = from.isBlank() && days.isBlank() ? List.<String>of() : reckon(from, days, locale, errors);
        var calendar = workingDays.calendar();
        var shown = readYear(year);
        int shownYear = shown == null ? workingDays.today().getYear() : shown;
        var announcement = workingDays.findAnnouncement(shownYear);
        return pages.show(
                errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "workday/calendar",
                new CalendarView(
                        shownYear,
                        announcement,
                        announcement.map(it -> DaySpan.of(it.days())).orElse(List.of()),
                        calendar.between(LocalDate.of(shownYear - 1, 12, 31), LocalDate.of(shownYear, 12, 31)),
                        List.copyOf(calendar.announcedYears().descendingSet()),
                        workingDays.findYearToLoad(),
                        me.has(Role.SYSTEM_ADMIN),
                        from,
                        days,
                        lines,
                        errors,
                        done.equals("loaded")));
    }

    private List<String> reckon(String from, String days, Locale locale, List<InputError> errors) {
        LocalDate start = null;
        try {
            start = LocalDate.parse(from.strip());
        } catch (DateTimeException e) {
            errors.add(InputError.of("from", "workday.calculator.from.wrong"));
        }
        int count = days.strip().matches("\\d{1,3}") ? Integer.parseInt(days.strip()) : 0;
        if (count < 1 || count > MOST_DAYS) {
            errors.add(InputError.of("days", "workday.calculator.days.wrong", MOST_DAYS));
        }
        if (start == null || !errors.isEmpty()) {
            return List.of();
        }
        if (start.getYear() < 1949 || start.getYear() > 2199) {
            errors.add(InputError.of("from", "workday.calculator.from.wrong"));
            return List.of();
        }
        var clock = Clock.starting(
                TimeLimit.of("workday.calculator.limit", count),
                start.atTime(12, 0).atZone(Page.ZONE).toInstant());
        return words.lines(workingDays.reckon(clock), locale);
    }

    @Allowed(Role.SYSTEM_ADMIN)
    @GetMapping("/desk/calendar/load")
    View ask(@RequestParam(defaultValue = "") String year) {
        var asked = readYear(year);
        int wanted = asked == null ? workingDays.calendar().announcedYears().last() + 1 : asked;
        var known = workingDays.findAnnouncement(wanted);
        return form(
                HttpStatus.OK,
                new LoadingView(
                        Integer.toString(wanted),
                        known.map(Announcement::source).orElse(""),
                        known.map(found -> AnnouncementDraft.lines(found.days()))
                                .orElse(""),
                        0,
                        List.of(),
                        List.of(),
                        List.of()));
    }

    /// Checks what was typed and shows what it would change; with `confirmed`, loads it.
    @Allowed(Role.SYSTEM_ADMIN)
    @PostMapping("/desk/calendar/load")
    View load(
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String lines,
            @RequestParam(defaultValue = "0") long basedOn,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "false") boolean confirmed,
            @AuthenticationPrincipal SignedInPerson me)
            throws IOException {
        if (file != null && CalendarFile.isThere(file)) {
            var asked = readYear(year);
            var read = CalendarFile.read(file, asked == null ? 0 : asked);
            return read.flaws().isEmpty()
                    ? check(year, source, read.lines())
                    : wrong(year, source, lines, read.flaws());
        }
        return confirmed ? confirm(year, source, lines, basedOn, me) : check(year, source, lines);
    }

    private View confirm(String year, String source, String lines, long basedOn, SignedInPerson me) {
        var draft = draft(year, source, lines);
        try {
            workingDays.load(draft, basedOn, me.getName());
            return pages.redirect("/desk/calendar?done=loaded&year=" + draft.year());
        } catch (UnfitAnnouncement unfit) {
            return wrong(year, source, lines, errors(unfit));
        }
    }

    private View check(String year, String source, String lines) {
        var draft = draft(year, source, lines);
        try {
            var days = draft.readDays();
            var known = workingDays.findAnnouncement(draft.year());
            return form(
                    HttpStatus.OK,
                    new LoadingView(
                            year,
                            source,
                            lines,
                            known.map(Announcement::revision).orElse(0L),
                            AnnouncementDraft.listMissing(days),
                            DayChange.of(
                                    workingDays.calendar(),
                                    known.map(Announcement::days).orElse(List.of()),
                                    days),
                            List.of()));
        } catch (UnfitAnnouncement unfit) {
            return wrong(year, source, lines, errors(unfit));
        }
    }

    private View wrong(String year, String source, String lines, List<InputError> errors) {
        return form(
                HttpStatus.UNPROCESSABLE_CONTENT,
                new LoadingView(year, source, lines, 0, List.of(), List.of(), errors));
    }

    private static AnnouncementDraft draft(String year, String source, String lines) {
        var read = readYear(year);
        return new AnnouncementDraft(read == null ? 0 : read, source, lines);
    }

    private static List<InputError> errors(UnfitAnnouncement unfit) {
        return unfit.flaws().stream().map(CalendarPages::error).toList();
    }

    private View form(HttpStatus status, LoadingView view) {
        return pages.show(status, "workday/loading", view);
    }

    private static InputError error(AnnouncementFlaw flaw) {
        var arguments = new ArrayList<Object>(List.of(Integer.toString(flaw.line())));
        arguments.addAll(flaw.details());
        return InputError.of(flaw.rule().field(), "workday.rule." + flaw.rule(), arguments.toArray());
    }

    private static @Nullable Integer readYear(String text) {
        return text.strip().matches("[12]\\d{3}") ? Integer.valueOf(text.strip()) : null;
    }
}
