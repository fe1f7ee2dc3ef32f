package org.zhanqiao.workday;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.DayCount;
import org.zhanqiao.web.Page;

/// Working days and statutory clocks on the calendar that is in force.
@Service
public class WorkingDays implements DayCount {

    private final Announcements announcements;
    private final ApplicationEventPublisher events;
    private final WorkdayProperties properties;
    private final Identity identity;
    private final InstantSource time;
    private volatile @Nullable Copy copy;

    WorkingDays(
            Announcements announcements,
            ApplicationEventPublisher events,
            WorkdayProperties properties,
            Identity identity,
            InstantSource time) {
        this.announcements = announcements;
        this.events = events;
        this.properties = properties;
        this.identity = identity;
        this.time = time;
    }

    private record Copy(long revision, WorkCalendar calendar, Instant checked) {}

    /// The calendar in force. What another process loaded is seen after `zhanqiao.workday.calendar-cache`.
    public WorkCalendar calendar() {
        var now = time.instant();
        var known = copy;
        if (known != null && now.isBefore(known.checked().plus(properties.calendarCache()))) {
            return known.calendar();
        }
        long revision = announcements.revision();
        var calendar = known != null && known.revision() == revision ? known.calendar() : announcements.calendar();
        copy = new Copy(revision, calendar, now);
        return calendar;
    }

    /// When a clock runs out, step by step.
    public Reckoning reckon(Clock clock) {
        return new Reckoner(calendar(), properties.receiptDayCounts()).reckon(clock);
    }

    /// How many working days of a clock are used up by the end of a day: those beyond its limit count too, the time
    /// that it stood does not. 0 on the day of receipt.
    public int used(Clock clock, LocalDate upTo) {
        return new Reckoner(calendar(), properties.receiptDayCounts()).used(clock, upTo);
    }

    @Override
    public boolean isAnnounced(int year) {
        return calendar().isAnnounced(year);
    }

    public boolean isWorkingDay(LocalDate date) {
        return calendar().isWorkingDay(date);
    }

    /// The working day that many working days after a day, which itself does not count.
    public LocalDate plus(LocalDate day, int workingDays) {
        return calendar().plus(day, workingDays);
    }

    @Override
    public int between(LocalDate after, LocalDate upTo) {
        return calendar().between(after, upTo);
    }

    /// Working days that are over since a last day; -1 when that is not over itself.
    ///
    /// @param today which is not over
    public int late(LocalDate due, LocalDate today) {
        return due.isBefore(today) ? between(due, today.minusDays(1)) : -1;
    }

    /// Today in the city.
    public LocalDate today() {
        return time.instant().atZone(Page.ZONE).toLocalDate();
    }

    /// What was announced for a year, as it is in force.
    public Optional<Announcement> findAnnouncement(int year) {
        return announcements.find(year);
    }

    /// The year to come, when it is November or December and its holidays are not loaded yet.
    public Optional<Integer> findYearToLoad() {
        var today = today();
        int next = today.getYear() + 1;
        return today.getMonthValue() >= 11 && !calendar().isAnnounced(next) ? Optional.of(next) : Optional.empty();
    }

    /// Puts a year's holidays into force, in place of those loaded before; due days that lie in it are reckoned anew
    /// ([CalendarChanged]). Loading the same days again changes nothing.
    ///
    /// @param basedOn revision of what was in force when the days were checked, 0 for nothing
    /// @throws UnfitAnnouncement naming every line that is wrong, or that somebody loaded the year meanwhile
    @Transactional
    public Announcement load(AnnouncementDraft draft, long basedOn, String by) {
        var days = draft.readDays();
        announcements.lock();
        var before = announcements.find(draft.year());
        if (before.isPresent()
                && before.get().days().equals(days)
                && before.get().source().equals(draft.source().strip())) {
            return before.get();
        }
        if (before.map(Announcement::revision).orElse(0L) != basedOn) {
            throw new UnfitAnnouncement(List.of(AnnouncementFlaw.of(
                    AnnouncementFlaw.Rule.UNCHANGED_SINCE_CHECK,
                    0,
                    before.map(found -> identity.personName(found.loadedBy())).orElse(""))));
        }
        long revision = announcements.add(draft.year(), draft.source().strip(), by, days);
        forgetCopy();
        events.publishEvent(new CalendarChanged(draft.year(), revision));
        return announcements.find(draft.year()).orElseThrow();
    }

    /// Fills an empty calendar with the years that came with the program.
    @Transactional
    void loadFirst(List<SpecialDay> days, String source) {
        announcements.lock();
        if (announcements.revision() > 0) {
            return;
        }
        days.stream()
                .map(day -> day.date().getYear())
                .distinct()
                .sorted()
                .forEach(year -> announcements.add(
                        year,
                        source,
                        "",
                        days.stream()
                                .filter(day -> day.date().getYear() == year)
                                .toList()));
        forgetCopy();
    }

    /// Listeners in this transaction see the new calendar; after a rollback the old one is read again.
    private void forgetCopy() {
        copy = null;
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    copy = null;
                }
            });
        }
    }
}
