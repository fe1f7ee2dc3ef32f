package org.zhanqiao.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.random.RandomGenerator;
import org.zhanqiao.demand.agreements.Side;
import org.zhanqiao.demand.requests.AccessRequest;
import org.zhanqiao.demand.requests.ActDetail;
import org.zhanqiao.demand.requests.ActKind;
import org.zhanqiao.demand.requests.Party;
import org.zhanqiao.identity.Person;

/// Takes one request along its [RequestCourse], act by act, each by the person whose act it is and on its day.
final class RequestWalk {

    private static final int SHIFT_MINUTES = 360;

    private final RequestHand hand;
    private final Past past;
    private final Cast cast;
    private final List<LocalDate> days;
    private final RandomGenerator random;
    private final PlannedRequest plan;
    private int day;
    private int minute;
    private int asked;

    /// @param days working days, to which the plan counts
    RequestWalk(
            RequestHand hand, Past past, Cast cast, List<LocalDate> days, RandomGenerator random, PlannedRequest plan) {
        this.hand = hand;
        this.past = past;
        this.cast = cast;
        this.days = days;
        this.random = random;
        this.plan = plan;
        this.day = plan.begin();
        this.minute = minuteOfDay();
    }

    /// Goes the whole way.
    ///
    /// @param upTo the day that has come
    AccessRequest go(LocalDate upTo) {
        var steps = plan.steps();
        var consumer = plan.consumer();
        var request = hand.draft(plan.ask().until(plan.until()), cast.officer(consumer), time());
        for (var step : steps.subList(1, steps.size())) {
            wait(step.gap());
            request = hand.pass(request, days.get(day));
            if (step.changed() && step.act() != ActKind.DRAFT) {
                request = hand.lengthen(request, plan.until().plusMonths(6), cast.officer(consumer), time());
            }
            request = step.act() == ActKind.DRAFT
                    ? hand.renew(request, plan.until().plusYears(1), step.changed(), cast.officer(consumer), time())
                    : act(request, step.act());
        }
        return hand.pass(request, upTo);
    }

    private void wait(int gap) {
        day += gap;
        minute = gap == 0 ? minute + 5 + random.nextInt(30) : minuteOfDay();
    }

    private int minuteOfDay() {
        return 5 + random.nextInt(SHIFT_MINUTES);
    }

    private Instant time() {
        return past.time(days.get(day), minute);
    }

    private AccessRequest act(AccessRequest request, ActKind act) {
        if (act == ActKind.SIGN_AS_CONSUMER) {
            return hand.sign(request, Side.CONSUMER, cast.officer(plan.consumer()), time());
        }
        if (act == ActKind.SIGN_AS_PROVIDER) {
            return hand.sign(request, Side.PROVIDER, cast.officer(plan.provider()), time());
        }
        var own = plan.said().get(act);
        var said = own != null ? own : SampleWords.of(act, asked, random);
        if (act == ActKind.ASK_EXTENSION && said.detail() instanceof ActDetail.Days(int workingDays)) {
            asked = workingDays;
        }
        return hand.act(request, act, who(act), said.because(), said.detail(), time());
    }

    private Person who(ActKind act) {
        var parties = act.parties();
        return switch (parties.contains(Party.CITY_OFFICE)
                ? Party.CITY_OFFICE
                : parties.iterator().next()) {
            case CONSUMER_OFFICER -> cast.officer(plan.consumer());
            case CONSUMER_HEAD -> cast.head(plan.consumer());
            case PROVIDER_OFFICER -> cast.officer(plan.provider());
            case PROVIDER_HEAD -> cast.head(plan.provider());
            case BUREAU -> cast.bureau();
            case CITY_OFFICE -> cast.person("city-office");
            case PLATFORM -> throw new IllegalArgumentException(act + " is no act of a person");
        };
    }
}
