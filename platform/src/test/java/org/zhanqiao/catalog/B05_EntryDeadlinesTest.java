package org.zhanqiao.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.zhanqiao.PlatformTest;
import org.zhanqiao.identity.Identity;
import org.zhanqiao.web.Page;
import org.zhanqiao.workday.Reckoning;
import org.zhanqiao.workday.WorkingDays;

/// By when the bureau reviews, and an amendment is published (政务数据共享条例 art. 17).
@PlatformTest
class B05_EntryDeadlinesTest {

    private static final List<String> AGENCY = new ArrayList<>();

    /// Monday, 2 March 2026.
    private static final Instant TOOK_EFFECT = Instant.parse("2026-03-02T02:00:00Z");

    @Autowired
    private Entries entries;

    @Autowired
    private EntryDeadlines deadlines;

    @Autowired
    private WorkingDays workingDays;

    @Autowired
    private InstantSource clock;

    @Autowired
    private Identity identity;

    @BeforeEach
    void anAgency() {
        if (AGENCY.isEmpty()) {
            AGENCY.add(EntryTexts.agency(identity, "B0500001", "entries-b05", "期限测试局")
                    .code());
        }
    }

    private static EntryDecision by(Entry entry) {
        return EntryDecision.of(entry, "officer").because("试");
    }

    private Entry inReview(String name) {
        var begun = entries.begin(AGENCY.getFirst(), EntryTexts.POPULATION, name, "officer");
        return entries.submit(by(entries.save(by(begun), EntryTexts.whole(name, name))));
    }

    private LocalDate amendmentDue(Entry entry) {
        return day(
                deadlines.findAmendment(entry, entries.listActs(entry.code())).orElseThrow());
    }

    private static LocalDate day(Reckoning reckoning) {
        return switch (reckoning) {
            case Reckoning.Due due -> due.day();
            case Reckoning.Standing standing -> throw new AssertionError("it stands: " + standing);
        };
    }

    @Test
    void b01_the_bureau_has_two_working_days_and_only_while_something_lies_before_it() {
        var today = clock.instant().atZone(Page.ZONE).toLocalDate();
        var entry = inReview("期限甲");
        assertThat(day(deadlines.findReview(entry).orElseThrow())).isEqualTo(workingDays.plus(today, 2));
        assertThat(deadlines.findReview(entries.publish(by(entry)))).isEmpty();
    }

    @Test
    void b02_a_change_of_law_runs_ten_working_days_and_five_more_with_consent() {
        var published = entries.publish(by(inReview("期限乙")));
        var amending = entries.amend(by(published), Change.Cause.LAW, TOOK_EFFECT);
        assertThat(amendmentDue(amending)).isEqualTo("2026-03-16");
        assertThat(amendmentDue(entries.extend(by(amending)))).isEqualTo("2026-03-23");
    }

    @Test
    void b03_an_agencys_own_improvement_has_no_limit() {
        var published = entries.publish(by(inReview("期限丙")));
        var amending = entries.amend(by(published), Change.Cause.OWN, TOOK_EFFECT);
        assertThat(deadlines.findAmendment(amending, entries.listActs(amending.code())))
                .isEmpty();
    }
}
