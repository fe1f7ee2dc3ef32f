package org.zhanqiao.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.zhanqiao.catalog.Dataset;
import org.zhanqiao.catalog.ShareType;
import org.zhanqiao.demand.requests.Ask;
import org.zhanqiao.demand.requests.RequestState;
import org.zhanqiao.samplecity.FrontEndTable;
import org.zhanqiao.samplecity.SampleCity;

/// Which requests the whole city has: a thousand under way in every state that waits for somebody, and those of twelve
/// months that came to an end or are in force. For equal services, days and seed the same ones.
final class CityRequestPlan {

    /// How many stand in each state.
    static final Map<RequestState, Integer> STATES = states();

    /// Requests of a thousand that involve an agency of the small city, on either side.
    private static final int OF_THE_KNOWN = 400;

    private static final int YEAR = 240;
    private static final int MOST_YEARS = 3;

    /// Working days of the shortest terms.
    private static final int MOST_TERM = 60;

    /// How often a request is drawn anew that would be for the same calls as another.
    private static final int MOST_REDRAWN = 20;

    private final List<Served> served;
    private final List<LocalDate> days;
    private final List<Served> servedByKnown;

    /// What can be asked for.
    record Served(FrontEndTable table, Dataset dataset, String caller) {
        String agency() {
            return table.entry().agency().code();
        }

        ShareType shareType() {
            return ShareType.valueOf(table.entry().sharing().name());
        }
    }

    /// @param days the working days before today, oldest first
    CityRequestPlan(List<Served> served, List<LocalDate> days) {
        this.served = List.copyOf(served);
        this.days = List.copyOf(days);
        var known = SampleCity.agencies().stream().map(agency -> agency.code()).toList();
        this.servedByKnown =
                served.stream().filter(each -> known.contains(each.agency())).toList();
    }

    private static Map<RequestState, Integer> states() {
        Map<RequestState, Integer> states = new LinkedHashMap<>();
        states.put(RequestState.DRAFT, 80);
        states.put(RequestState.AWAITING_SIGN_OFF, 90);
        states.put(RequestState.SUBMITTED, 380);
        states.put(RequestState.INCOMPLETE, 70);
        states.put(RequestState.COMPLETION_PROPOSED, 20);
        states.put(RequestState.APPROVAL_PROPOSED, 110);
        states.put(RequestState.REFUSAL_PROPOSED, 40);
        states.put(RequestState.APPROVED, 90);
        states.put(RequestState.PROVIDER_SIGNED, 60);
        states.put(RequestState.CONSUMER_SIGNED, 60);
        states.put(RequestState.IN_FORCE, 760);
        states.put(RequestState.REFUSED, 160);
        states.put(RequestState.WITHDRAWN, 90);
        states.put(RequestState.ENDED, 50);
        states.put(RequestState.EXPIRED, 40);
        states.put(RequestState.DISPOSED, 60);
        states.put(RequestState.SUPERSEDED, 60);
        states.put(RequestState.REDUCED, 12);
        return states;
    }

    /// How many requests there are.
    ///
    /// @param part one of so many is made
    static int count(int part) {
        return STATES.values().stream().mapToInt(count -> count(count, part)).sum();
    }

    private static int count(int whole, int part) {
        return Math.max(1, whole / part);
    }

    /// They in the order in which they are drafted.
    List<PlannedRequest> list(long seed, int part) {
        var random = new SplittableRandom(seed);
        var planned = new ArrayList<PlannedRequest>();
        // One system asks for one service and purpose once: a second grant would take the place of the first.
        var lines = new HashSet<List<String>>();
        STATES.forEach((state, count) -> {
            for (int i = 0; i < count(count, part); i++) {
                var one = plan(state, random);
                for (int redrawn = 0; !lines.add(calls(one)) && redrawn < MOST_REDRAWN; redrawn++) {
                    one = plan(state, random);
                }
                planned.add(one);
            }
        });
        planned.sort(Comparator.comparingInt(PlannedRequest::begin));
        var numbered = new ArrayList<PlannedRequest>();
        planned.forEach(each -> numbered.add(each.numbered(numbered.size())));
        return numbered;
    }

    private static List<String> calls(PlannedRequest planned) {
        var ask = planned.ask();
        return List.of(ask.caller(), ask.service(), ask.purpose());
    }

    private PlannedRequest plan(RequestState state, RandomGenerator random) {
        var from = pick(served, servedByKnown, random);
        Served asker;
        do {
            asker = pick(served, servedByKnown, random);
        } while (asker.agency().equals(from.agency()));
        var steps = RequestCourse.to(state, from.shareType(), random);
        int length = steps.stream().mapToInt(RequestCourse.Step::gap).sum();
        int last = days.size() - 1;
        int end = isUnderWay(state)
                ? last - RequestCourse.waiting(state, from.shareType(), random)
                : last - random.nextInt(Math.max(1, Math.min(YEAR, last - length - MOST_TERM)));
        int begin = Math.max(0, end - length);
        var until = days.get(begin).plusYears(1L + random.nextInt(MOST_YEARS));
        if (state == RequestState.EXPIRED) {
            int term = 10 + random.nextInt(MOST_TERM - 10);
            begin = Math.max(0, begin - term - 1);
            until = days.get(Math.min(last, begin + length + term));
        }
        var ask = ask(asker, from, random);
        // What drops one of its items has two.
        for (int redrawn = 0; redrawn < MOST_REDRAWN && isTooNarrow(ask, state); redrawn++) {
            ask = ask(asker, from, random);
        }
        return new PlannedRequest(0, asker.agency(), from.agency(), ask, steps, Map.of(), begin, until);
    }

    private static boolean isTooNarrow(Ask ask, RequestState state) {
        return state == RequestState.REDUCED && ask.terms().fields().size() < 2;
    }

    private static Ask ask(Served asker, Served from, RandomGenerator random) {
        return SampleAsks.write(
                asker.caller(),
                from.table().service(),
                from.dataset(),
                from.table().lookups(),
                random);
    }

    /// Whether it still waits for somebody to act.
    static boolean isUnderWay(RequestState state) {
        return switch (state) {
            case DRAFT, AWAITING_SIGN_OFF, SUBMITTED, INCOMPLETE, COMPLETION_PROPOSED, APPROVAL_PROPOSED -> true;
            case REFUSAL_PROPOSED, APPROVED, PROVIDER_SIGNED, CONSUMER_SIGNED -> true;
            case REDUCED, ENDED, EXPIRED -> true;
            case IN_FORCE, DISPOSED, SUPERSEDED, REFUSED, WITHDRAWN -> false;
        };
    }

    private static <T> T pick(List<T> all, List<T> some, RandomGenerator random) {
        var from = some.isEmpty() || random.nextInt(1_000) >= OF_THE_KNOWN ? all : some;
        return from.get(random.nextInt(from.size()));
    }

    /// What can be asked for, of the services that are registered.
    static List<Served> served(
            List<FrontEndTable> tables, Function<String, Dataset> dataset, Function<String, String> caller) {
        return tables.stream()
                .map(table -> new Served(
                        table,
                        dataset.apply(table.service()),
                        caller.apply(table.entry().agency().code())))
                .toList();
    }
}
