package org.zhanqiao.workday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionTemplate;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.identity.Identity;

/// Loading the holidays of a year. Each test takes a year of its own.
@PlatformTest
@Import(A02_LoadingTest.Heard.class)
class A02_LoadingTest {

    @Autowired
    private WorkingDays workingDays;

    @Autowired
    private Announcements announcements;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Identity identity;

    @Autowired
    private StepWords words;

    @Autowired
    private Heard heard;

    @TestConfiguration
    static class Heard {
        private final List<Integer> years = new ArrayList<>();

        @EventListener
        synchronized void changed(CalendarChanged event) {
            years.add(event.year());
        }

        synchronized long times(int year) {
            return years.stream().filter(each -> each == year).count();
        }
    }

    /// What an administrator does who checked just now.
    private Announcement load(AnnouncementDraft draft, String by) {
        long basedOn = workingDays
                .findAnnouncement(draft.year())
                .map(Announcement::revision)
                .orElse(0L);
        return workingDays.load(draft, basedOn, by);
    }

    @Test
    void a01_the_program_comes_with_2004_to_2026() {
        assertThat(workingDays.calendar().announcedYears()).contains(2004, 2015, 2026);
        assertThat(workingDays.calendar().day(LocalDate.parse("2026-10-10")).kind())
                .isEqualTo(Day.Kind.MAKE_UP);
        assertThat(workingDays.findAnnouncement(2026))
                .hasValueSatisfying(it -> assertThat(it.days()).hasSize(39));
    }

    @Test
    void a02_a_loaded_year_is_in_force_at_once_and_told() {
        var draft = new AnnouncementDraft(2101, "测试通知", """
                day,kind,occasion
                2101-01-01/2101-01-03，放假，元旦

                2101-01-08,上班,元旦
                2100-12-31,holiday,元旦
                """);
        var loaded = load(draft, "admin");
        assertThat(loaded.days()).hasSize(5);
        assertThat(workingDays.isWorkingDay(LocalDate.parse("2101-01-08"))).isTrue();
        assertThat(workingDays.isWorkingDay(LocalDate.parse("2100-12-31"))).isFalse();
        assertThat(workingDays.plus(LocalDate.parse("2100-12-30"), 1)).isEqualTo("2101-01-04");
        assertThat(heard.times(2101)).isEqualTo(1);
        assertThat(load(draft, "admin").revision()).isEqualTo(loaded.revision());
        assertThat(heard.times(2101)).isEqualTo(1);
    }

    @Test
    void a03_a_year_announced_anew_replaces_the_old_days_and_keeps_them() {
        load(new AnnouncementDraft(2102, "第一次", "2102-01-02,放假,元旦"), "admin");
        load(new AnnouncementDraft(2102, "延长假期", "2102-01-03,放假,元旦"), "admin");
        assertThat(workingDays.isWorkingDay(LocalDate.parse("2102-01-02"))).isTrue();
        assertThat(workingDays.isWorkingDay(LocalDate.parse("2102-01-03"))).isFalse();
        assertThat(workingDays.findAnnouncement(2102))
                .hasValueSatisfying(it -> assertThat(it.source()).isEqualTo("延长假期"));
    }

    @Test
    void a04_another_process_sees_it_when_its_copy_has_aged() {
        var now = new Object() {
            Instant instant = Instant.parse("2026-11-25T00:00:00Z");
        };
        InstantSource time = () -> now.instant;
        var other = new WorkingDays(
                announcements, events, new WorkdayProperties(false, Duration.ofSeconds(5)), identity, time);
        var day = LocalDate.parse("2103-01-02");
        assertThat(other.isWorkingDay(day)).isTrue();
        load(new AnnouncementDraft(2103, "测试", "2103-01-02,放假,元旦"), "admin");
        now.instant = now.instant.plusMillis(4_999);
        assertThat(other.isWorkingDay(day)).isTrue();
        now.instant = now.instant.plusMillis(1);
        assertThat(other.isWorkingDay(day)).isFalse();
    }

    @Test
    void a05_what_is_rolled_back_was_never_in_force() {
        var day = LocalDate.parse("2104-01-02");
        transaction.executeWithoutResult(status -> {
            load(new AnnouncementDraft(2104, "测试", "2104-01-02,放假,元旦"), "admin");
            assertThat(workingDays.isWorkingDay(day)).isFalse();
            status.setRollbackOnly();
        });
        assertThat(workingDays.isWorkingDay(day)).isTrue();
        assertThat(workingDays.findAnnouncement(2104)).isEmpty();
    }

    @Test
    void a06_of_two_administrators_who_checked_at_once_the_second_checks_again() throws Exception {
        try (var pool = Executors.newFixedThreadPool(2)) {
            var outcomes = pool
                    .invokeAll(List.<Callable<Announcement>>of(
                            () -> workingDays.load(new AnnouncementDraft(2105, "甲", "2105-01-01,放假,元旦"), 0, "a"),
                            () -> workingDays.load(new AnnouncementDraft(2105, "乙", "2105-01-02,放假,元旦"), 0, "b")))
                    .stream()
                    .map(Future::state)
                    .toList();
            assertThat(outcomes).containsExactlyInAnyOrder(Future.State.SUCCESS, Future.State.FAILED);
            assertThat(heard.times(2105)).isEqualTo(1);
        }
        assertThatThrownBy(() -> workingDays.load(new AnnouncementDraft(2105, "丙", "2105-01-03,放假,元旦"), 0, "c"))
                .isInstanceOf(UnfitAnnouncement.class)
                .hasMessageContaining("UNCHANGED_SINCE_CHECK");
    }

    @Test
    void a11_a_corrected_source_and_missing_holidays() {
        load(new AnnouncementDraft(2106, "国办", "2106-01-01,放假,元旦"), "a");
        assertThat(load(new AnnouncementDraft(2106, "国办发明电", "2106-01-01,放假,元旦"), "a")
                        .source())
                .isEqualTo("国办发明电");
        var days = workingDays.findAnnouncement(2026).orElseThrow().days();
        assertThat(AnnouncementDraft.listMissing(days)).isEmpty();
        assertThat(AnnouncementDraft.listMissing(List.of()))
                .containsExactly("元旦", "春节", "清明节", "劳动节", "端午节", "中秋节", "国庆节");
        var again = new AnnouncementDraft(2026, "x", AnnouncementDraft.lines(days));
        assertThat(again.readDays()).isEqualTo(days);
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', textBlock = """
            2110-01-01                | LINE_THREE_PARTS   | too few parts
            2110-01-01,放假,元旦,再      | LINE_THREE_PARTS   | too many parts
            2110-01-01,放假,           | LINE_THREE_PARTS   | no occasion
            2110-01-01,休息,元旦         | KIND_KNOWN         | another word
            2110-02-30,放假,元旦         | DAY_READABLE       | no such day
            1月1日,放假,元旦             | DAY_READABLE       | not ISO
            2110-01-03/2110-01-01,放假,元旦 | DAY_READABLE    | backwards
            2110-01-01/2110-12-31,放假,元旦 | DAY_READABLE    | the whole year
            2110-01-01/2110-01-02/2110-01-03,放假,元旦 | DAY_READABLE | three ends
            2111-01-01,放假,元旦         | DAY_OF_YEAR        | the next year
            2109-12-19,放假,元旦         | DAY_OF_YEAR        | too early in the year before
            2110-01-01,上班,元旦         | MAKE_UP_ON_WEEKEND | a Wednesday is worked anyway
            """)
    void a07_each_wrong_line_is_named(String line, AnnouncementFlaw.Rule rule, String why) {
        var draft = new AnnouncementDraft(2110, "测试", "2110-05-01,放假,劳动节\n" + line);
        assertThatThrownBy(() -> load(draft, "admin"))
                .isInstanceOfSatisfying(
                        UnfitAnnouncement.class,
                        unfit -> assertThat(unfit.flaws()).singleElement().satisfies(flaw -> {
                            assertThat(flaw.rule()).as(why).isEqualTo(rule);
                            assertThat(flaw.line()).isEqualTo(2);
                        }));
        assertThat(workingDays.findAnnouncement(2110)).isEmpty();
    }

    @Test
    void a08_everything_wrong_is_named_at_once() {
        var draft = new AnnouncementDraft(3000, " ", "2110-01-01,放假,元旦\nx\n");
        assertThatThrownBy(() -> load(draft, "admin"))
                .isInstanceOfSatisfying(
                        UnfitAnnouncement.class,
                        unfit -> assertThat(unfit.flaws())
                                .extracting(AnnouncementFlaw::rule)
                                .containsExactly(
                                        AnnouncementFlaw.Rule.YEAR_PLAUSIBLE,
                                        AnnouncementFlaw.Rule.SOURCE_STATED,
                                        AnnouncementFlaw.Rule.DAY_OF_YEAR,
                                        AnnouncementFlaw.Rule.LINE_THREE_PARTS));
        assertThatThrownBy(() -> new AnnouncementDraft(2110, "测试", "\n").readDays())
                .isInstanceOf(UnfitAnnouncement.class)
                .hasMessageContaining("DAYS_STATED");
        assertThatThrownBy(() -> new AnnouncementDraft(2110, "测试", "x".repeat(20_001)).readDays())
                .isInstanceOf(UnfitAnnouncement.class)
                .hasMessageContaining("TEXT_SHORT");
        assertThatThrownBy(() -> new AnnouncementDraft(2110, "测试", "2110-01-01,放假,元旦\n2110-01-01,放假,元旦").readDays())
                .isInstanceOf(UnfitAnnouncement.class)
                .hasMessageContaining("DAY_ONCE");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = """
            2026-10-31T12:00:00Z, ''
            2026-10-31T16:00:00Z, 2027
            2026-12-31T15:59:59Z, 2027
            2025-11-30T00:00:00Z, ''
            """)
    void a09_from_november_on_the_next_year_is_asked_for(Instant now, String year) {
        var then = new WorkingDays(
                announcements, events, new WorkdayProperties(false, Duration.ZERO), identity, InstantSource.fixed(now));
        assertThat(then.findYearToLoad().map(Object::toString).orElse("")).isEqualTo(year);
    }

    @Test
    void a10_the_words_of_a_reckoning() {
        var clock = Clock.starting(
                        new TimeLimit("workday.calculator.limit", 2, 3), Instant.parse("2026-09-28T02:15:00Z"))
                .extended(new Extension(2, Instant.parse("2026-09-29T02:15:00Z"), "大数据局", "跨库核对"))
                .paused(Instant.parse("2026-09-28T04:00:00Z"))
                .resumed(Instant.parse("2026-09-29T04:00:00Z"));
        var reckoning = workingDays.reckon(clock);
        assertThat(String.join("\n", words.lines(reckoning, Locale.SIMPLIFIED_CHINESE)))
                .isEqualTo("""
                推算：2 个工作日
                2026年9月29日（周二）经同意延长 2 个工作日，理由：跨库核对
                2026年9月28日（周一）10:15 收到，当日不计
                2026年9月29日（周二）：期限暂停，1 天不计
                2026年9月30日（周三）：工作日，计第 1 个工作日
                2026年10月1日（周四）至2026年10月7日（周三）：国庆节放假，不计
                2026年10月8日（周四）至2026年10月9日（周五）：工作日，计第 2 至 3 个工作日
                2026年10月10日（周六）：国庆节调休上班，计第 4 个工作日
                截止：2026年10月10日（周六） 24:00""");
        assertThat(words.lines(reckoning, Locale.ENGLISH)).last().isEqualTo("Ends on Sat 10 Oct 2026 at 24:00");
        var beyond = workingDays.reckon(
                Clock.starting(TimeLimit.of("workday.calculator.limit", 10), Instant.parse("2199-12-24T02:00:00Z")));
        assertThat(words.lines(beyond, Locale.SIMPLIFIED_CHINESE).getLast()).contains("2199、2200 年的放假安排还没有载入");
    }
}
