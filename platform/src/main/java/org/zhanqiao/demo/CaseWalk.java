package org.zhanqiao.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.barrier.reports.Report;
import org.zhanqiao.identity.Person;
import org.zhanqiao.ledger.CaseAct;
import org.zhanqiao.ledger.CaseDetail;
import org.zhanqiao.ledger.CaseFile;
import org.zhanqiao.ledger.CaseParty;
import org.zhanqiao.ledger.Reporter;

/// Takes one case along its course, act by act, each by the person whose act it is and on its day.
final class CaseWalk {

    private static final int SHIFT_MINUTES = 360;
    private static final int DAYS_TO_ANSWER = 7;

    /// Days that a plan reaches beyond a case that is late.
    private static final int LATE_PLAN = 20;

    private final CaseHand hand;
    private final Past past;
    private final Cast cast;
    private final List<LocalDate> days;
    private final RandomGenerator random;
    private int day;
    private int minute;

    /// @param days  working days, to which steps count
    /// @param begin the day on which the first of those reported it who are in the case
    CaseWalk(CaseHand hand, Past past, Cast cast, List<LocalDate> days, RandomGenerator random, int begin) {
        this.hand = hand;
        this.past = past;
        this.cast = cast;
        this.days = days;
        this.random = random;
        this.day = begin;
        this.minute = minuteOfDay();
    }

    /// Lets working days go by.
    CaseWalk wait(int gap) {
        day += gap;
        minute = gap == 0 ? minute + 5 + random.nextInt(30) : minuteOfDay();
        return this;
    }

    private int minuteOfDay() {
        return 5 + random.nextInt(SHIFT_MINUTES);
    }

    /// The moment it stands at.
    Instant time() {
        return past.time(days.get(day), minute);
    }

    /// The day it stands at.
    int day() {
        return day;
    }

    /// Goes some steps.
    CaseFile go(CaseFile from, List<CaseStep> steps) {
        var file = from;
        for (var step : steps) {
            var since = days.get(day);
            wait(step.gap());
            file = act(hand.pass(file, since, days.get(day)), step);
        }
        return file;
    }

    /// Lets the days go by from the last step on.
    ///
    /// @param upTo the day that has come
    CaseFile rest(CaseFile file, LocalDate upTo) {
        return hand.pass(file, days.get(day), upTo);
    }

    private CaseFile act(CaseFile file, CaseStep step) {
        if (step.act() == CaseAct.CONFIRM || step.act() == CaseAct.DENY) {
            var silent = hand.silentCitizens(file);
            if (!silent.isEmpty()) {
                Report.Answer answer = step.act() == CaseAct.DENY ? Report.Answer.DENIED : Report.Answer.CONFIRMED;
                return hand.answer(file, silent.get(random.nextInt(silent.size())), answer, step.because(), time());
            }
        }
        var who = who(file, step.act());
        if (step.act() == CaseAct.REPORT_REMEDY) {
            hand.exhibit(file, CheckRecord.NAME, CheckRecord.write(file.about(), who, days.get(day)), who, time());
        }
        if (step.act() == CaseAct.VERIFY) {
            hand.letSign(who);
        }
        return hand.act(file, step.act(), who, step.because(), detail(file, step), time());
    }

    private Person who(CaseFile file, CaseAct act) {
        var owner = file.about().owner().agency();
        var parties = act.parties();
        if (act == CaseAct.CONFIRM || act == CaseAct.DENY) {
            return file.reporters().stream()
                    .filter(reporter -> reporter.kind() == Reporter.Kind.AGENCY)
                    .map(reporter -> cast.officer(reporter.ref()))
                    .findFirst()
                    .orElseThrow();
        }
        if (parties.contains(CaseParty.OWNER_OFFICER)) {
            return cast.officer(owner);
        }
        return parties.contains(CaseParty.BUREAU) ? cast.bureau() : cast.head(owner);
    }

    private Map<String, String> detail(CaseFile file, CaseStep step) {
        var about = file.about();
        var detail = new HashMap<String, String>();
        switch (step.act()) {
            case TRIAGE -> {
                detail.put(CaseDetail.DAYS, Integer.toString(about.days()));
                detail.put(CaseDetail.CAMPAIGN, step.said());
            }
            case ASSIGN, ADJUDICATE -> detail.put(CaseDetail.AGENCY, step.said());
            case ACCEPT, NAME_PERSON ->
                detail.put(
                        CaseDetail.PERSON,
                        step.said().isEmpty()
                                ? cast.officer(about.owner().agency()).login()
                                : step.said());
            case PLAN ->
                detail.put(
                        CaseDetail.MILESTONES,
                        plan(days.get(day), about.due(), step.said().lines().toList()));
            case REACH_MILESTONE ->
                file.milestones().stream()
                        .filter(milestone -> milestone.reached() == null)
                        .findFirst()
                        .ifPresent(milestone -> detail.put(CaseDetail.MILESTONE, Integer.toString(milestone.number())));
            case PAUSE -> detail.put(CaseDetail.GROUND, step.said());
            case MERGE -> detail.put(CaseDetail.INTO, step.said());
            case SUPERVISE ->
                detail.put(
                        CaseDetail.ANSWER_BY,
                        days.get(day).plusDays(DAYS_TO_ANSWER).toString());
            case VERIFY -> detail.put(CaseDetail.EXHIBIT, hand.lastExhibit(file));
            case FILE, RETURN, RESUME, REPORT_REMEDY, REJECT_REMEDY, CONFIRM, DENY, LAPSE -> {}
            case REOPEN, REFUSE, SPLIT, JOIN, LEAVE, NOTE, ESCALATE -> {}
        }
        return detail;
    }

    /// Milestones spread over the days that are left; of a case that is late over some days more.
    static String plan(LocalDate from, @Nullable LocalDate due, List<String> titles) {
        LocalDate to = due == null || due.isBefore(from) ? from.plusDays(LATE_PLAN) : due;
        long span = to.toEpochDay() - from.toEpochDay();
        var plan = new StringJoiner("\n");
        for (int i = 0; i < titles.size(); i++) {
            plan.add(from.plusDays(span * (i + 1) / titles.size()) + " " + titles.get(i));
        }
        return plan.toString();
    }
}
