package org.zhanqiao.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhanqiao.samplecity.PublicHoliday;
import org.zhanqiao.web.Page;

/// Clocks on the real calendar of 2004 to 2026, reckoned by hand with a printed calendar.
class A01_ClocksTest {

    private static final WorkCalendar CALENDAR = WorkCalendar.of(
            IntStream.rangeClosed(2004, 2026).boxed().collect(Collectors.toSet()),
            PublicHoliday.list().stream()
                    .map(day -> new SpecialDay(day.day(), day.worked(), day.occasion()))
                    .toList());

    private static final TimeLimit TEN = new TimeLimit("test.ten", 10, 10);

    @ParameterizedTest(name = "{0} + {1} = {2}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            2025-03-03T09:00 | 1 | 2025-03-04 | Monday: the next day
            2025-03-03T23:59 | 1 | 2025-03-04 | one minute before midnight is still that day
            2025-03-04T00:00 | 1 | 2025-03-05 | midnight is the new day
            2025-03-07T10:00 | 1 | 2025-03-10 | Friday: Monday
            2025-03-08T10:00 | 1 | 2025-03-10 | Saturday: Monday is the first day
            2025-03-09T10:00 | 1 | 2025-03-10 | Sunday: Monday is the first day
            2025-03-03T10:00 | 10 | 2025-03-17 | two plain weeks
            2025-01-24T10:00 | 1 | 2025-01-26 | before Spring Festival 2025: the Sunday is worked
            2025-01-26T10:00 | 1 | 2025-01-27 | received on a make-up Sunday: it does not count and Monday does
            2025-01-24T10:00 | 10 | 2025-02-13 | over Spring Festival 2025 (28 January to 4 February, 26 January and 8 February worked)
            2025-04-25T10:00 | 2 | 2025-04-28 | 27 April is a make-up Sunday
            2025-04-30T10:00 | 1 | 2025-05-06 | over Labour Day (1 to 5 May)
            2025-09-26T10:00 | 10 | 2025-10-16 | over National Day and Mid-Autumn 2025 (1 to 8 October), 28 September and 11 October worked
            2025-09-30T10:00 | 1 | 2025-10-09 | the last day before National Day
            2025-10-08T10:00 | 3 | 2025-10-11 | received on the last day off; the third is the make-up Saturday
            2025-12-31T10:00 | 1 | 2026-01-04 | over New Year 2026: 4 January is a make-up Sunday
            2024-02-09T10:00 | 5 | 2024-02-22 | over Spring Festival 2024, 18 February worked
            2023-01-20T10:00 | 3 | 2023-01-30 | over Spring Festival 2023, 28 and 29 January worked
            2020-01-23T10:00 | 1 | 2020-02-03 | Spring Festival 2020, prolonged to 2 February
            2024-02-28T10:00 | 2 | 2024-03-01 | over 29 February
            2019-04-30T10:00 | 3 | 2019-05-07 | Labour Day 2019 (1 to 4 May), 5 May worked
            2021-09-17T10:00 | 5 | 2021-09-26 | Mid-Autumn 2021 (19 to 21 September), 18 and 26 September worked
            """)
    void a01_deadlines_reckoned_by_hand(LocalDateTime received, int days, LocalDate due, String why) {
        var reckoning = reckon(Clock.starting(TimeLimit.of("test", days), at(received.toString())));
        assertThat(dueDay(reckoning)).as(why).isEqualTo(due);
        assertThat(CALENDAR.plus(received.toLocalDate(), days)).isEqualTo(due);
        assertThat(CALENDAR.between(received.toLocalDate(), due)).isEqualTo(days);
    }

    @Test
    void a02_every_step_is_told() {
        var reckoning = reckon(Clock.starting(TEN, at("2025-09-26T10:00")));
        assertThat(lines(reckoning)).isEqualTo("""
                2025-09-26 2025-09-26 RECEIPT 0
                2025-09-27 2025-09-27 WEEKEND 0
                2025-09-28 2025-09-28 MAKE_UP 国庆节 1
                2025-09-29 2025-09-30 WORKING 3
                2025-10-01 2025-10-05 HOLIDAY 国庆节 3
                2025-10-06 2025-10-06 HOLIDAY 中秋 3
                2025-10-07 2025-10-08 HOLIDAY 国庆节 3
                2025-10-09 2025-10-10 WORKING 5
                2025-10-11 2025-10-11 MAKE_UP 国庆节 6
                2025-10-12 2025-10-12 WEEKEND 6
                2025-10-13 2025-10-16 WORKING 10
                """);
    }

    @ParameterizedTest(name = "paused {0} to {1}: {2}, {3}")
    @CsvSource(delimiter = '|', textBlock = """
            2025-03-03T11:00 | 2025-03-03T15:00 | 2025-03-17 | asked and answered on the day of receipt
            2025-03-04T11:00 | 2025-03-04T15:00 | 2025-03-17 | asked and answered within one day: nothing is lost
            2025-03-04T11:00 | 2025-03-05T09:00 | 2025-03-18 | answered the next day: that day does not count
            2025-03-04T11:00 | 2025-03-07T17:00 | 2025-03-20 | three working days stand
            2025-03-07T11:00 | 2025-03-10T09:00 | 2025-03-18 | over a weekend only Monday is lost
            2025-03-07T11:00 | 2025-03-09T09:00 | 2025-03-17 | answered on Sunday: nothing is lost
            """)
    void a03_a_pause_does_not_count(LocalDateTime from, LocalDateTime to, LocalDate due, String why) {
        var clock = Clock.starting(TEN, at("2025-03-03T10:00"))
                .paused(at(from.toString()))
                .resumed(at(to.toString()));
        assertThat(dueDay(reckon(clock))).as(why).isEqualTo(due);
    }

    @Test
    void a04_while_it_stands_there_is_no_day_but_a_rest() {
        var clock = Clock.starting(TEN, at("2025-03-03T10:00")).paused(at("2025-03-05T10:00"));
        assertThat(reckon(clock)).isInstanceOfSatisfying(Reckoning.Standing.class, standing -> {
            assertThat(standing.remaining()).isEqualTo(8);
            assertThat(standing.since()).isEqualTo(at("2025-03-05T10:00"));
        });
        assertThat(dueDay(reckon(clock.resumed(at("2025-03-10T10:00"))))).isEqualTo("2025-03-20");
    }

    @Test
    void a05_a_pause_after_the_last_day_mends_nothing() {
        var clock = Clock.starting(TEN, at("2025-03-03T10:00")).paused(at("2025-03-18T10:00"));
        assertThat(dueDay(reckon(clock))).isEqualTo("2025-03-17");
    }

    @Test
    void a06_two_pauses() {
        var clock = Clock.starting(TEN, at("2025-03-03T10:00"))
                .paused(at("2025-03-04T10:00"))
                .resumed(at("2025-03-05T10:00"))
                .paused(at("2025-03-05T16:00"))
                .resumed(at("2025-03-06T10:00"));
        assertThat(dueDay(reckon(clock))).isEqualTo("2025-03-19");
    }

    @Test
    void a07_an_extension_adds_working_days_up_to_what_the_law_allows() {
        var clock = Clock.starting(TEN, at("2025-03-03T10:00")).extended(extension(4));
        assertThat(dueDay(reckon(clock))).isEqualTo("2025-03-21");
        assertThat(dueDay(reckon(clock.extended(extension(6))))).isEqualTo("2025-03-31");
        assertThatThrownBy(() -> clock.extended(extension(7)))
                .isInstanceOfSatisfying(
                        Clock.TooLong.class,
                        tooLong -> assertThat(tooLong.longest()).isEqualTo(10));
        assertThatThrownBy(() -> Clock.starting(TimeLimit.of("test", 1), at("2025-03-03T10:00"))
                        .extended(extension(1)))
                .isInstanceOf(Clock.TooLong.class);
    }

    @Test
    void a08_pauses_out_of_order_are_refused() {
        var clock = Clock.starting(TEN, at("2025-03-03T10:00"));
        assertThatThrownBy(() -> clock.paused(at("2025-03-02T10:00"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> clock.resumed(at("2025-03-04T10:00"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> clock.paused(at("2025-03-04T10:00")).paused(at("2025-03-05T10:00")))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> clock.paused(at("2025-03-04T10:00")).resumed(at("2025-03-03T10:00")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a09_a_year_not_announced_is_reckoned_by_its_weekends_and_provisional() {
        var within = reckon(Clock.starting(TEN, at("2026-12-10T10:00")));
        assertThat(within.isProvisional()).isFalse();
        var beyond = reckon(Clock.starting(TEN, at("2026-12-24T10:00")));
        assertThat(dueDay(beyond)).isEqualTo("2027-01-07");
        assertThat(beyond.unannouncedYears()).containsExactly(2027);
        var mended = new Reckoner(
                        WorkCalendar.of(
                                Set.of(2026, 2027),
                                List.of(new SpecialDay(LocalDate.parse("2027-01-01"), false, "元旦"))),
                        false)
                .reckon(beyond.clock());
        assertThat(dueDay(mended)).isEqualTo("2027-01-08");
        assertThat(mended.isProvisional()).isFalse();
    }

    @Test
    void a10_the_day_of_receipt_may_be_made_to_count() {
        var reckoner = new Reckoner(CALENDAR, true);
        assertThat(dueDay(reckoner.reckon(Clock.starting(TimeLimit.of("test", 1), at("2025-03-03T10:00")))))
                .isEqualTo("2025-03-03");
        assertThat(dueDay(reckoner.reckon(Clock.starting(TEN, at("2025-03-03T10:00")))))
                .isEqualTo("2025-03-14");
    }

    @Test
    void a11_too_late_begins_at_midnight_in_the_city() {
        var due = (Reckoning.Due) reckon(Clock.starting(TEN, at("2025-03-03T10:00")));
        assertThat(due.end()).isEqualTo(Instant.parse("2025-03-17T16:00:00Z"));
        assertThat(due.isOverdue(Instant.parse("2025-03-17T15:59:59.999Z"))).isFalse();
        assertThat(due.isOverdue(Instant.parse("2025-03-17T16:00:00Z"))).isTrue();
    }

    private static Extension extension(int days) {
        return new Extension(days, at("2025-03-10T10:00"), "大数据局", "数据量大");
    }

    private static Reckoning reckon(Clock clock) {
        return new Reckoner(CALENDAR, false).reckon(clock);
    }

    private static LocalDate dueDay(Reckoning reckoning) {
        return switch (reckoning) {
            case Reckoning.Due due -> due.day();
            case Reckoning.Standing standing -> throw new AssertionError("it stands: " + standing);
        };
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(Page.ZONE).toInstant();
    }

    private static String lines(Reckoning reckoning) {
        return reckoning.steps().stream()
                .map(step -> "%s %s %s %s%d\n"
                        .formatted(
                                step.from(),
                                step.to(),
                                step.kind(),
                                step.occasion().isEmpty() ? "" : step.occasion() + " ",
                                step.counted()))
                .collect(Collectors.joining());
    }
}
