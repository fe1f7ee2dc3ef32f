package org.zhanqiao.samplecity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.samplecity.Divisions.HistoricArea;
import org.zhanqiao.samplecity.DraftHousehold.DraftMarriage;

/// Makes one household after another. What is drawn for a household depends on the seed and its number alone; only the
/// order digits of its members' numbers depend on the households before it.
final class HouseholdMaker {

    private static final long STREAM = 1;

    /// Divisions outside Qingdao where those who came from elsewhere were first registered (GB/T 2260).
    private static final List<String> ELSEWHERE =
            List.of("370102", "370602", "370702", "371302", "371102", "370811", "371402", "230102", "210102", "410102");

    private static final List<String> MOBILE = List.of(
            "130", "131", "132", "133", "135", "136", "137", "138", "139", "150", "151", "152", "153", "155", "156",
            "157", "158", "159", "166", "176", "177", "178", "180", "183", "185", "186", "187", "188", "189", "198",
            "199");

    private final FillOptions options;
    private final Divisions divisions;
    private final Places places;
    private final Lives lives;
    private final Kinship kinship;
    private final IdNumbers ids;

    HouseholdMaker(FillOptions options, Divisions divisions, Places places, Lives lives) {
        this.options = options;
        this.divisions = divisions;
        this.places = places;
        this.lives = lives;
        this.kinship = new Kinship(options.asOf(), lives);
        this.ids = new IdNumbers(options.asOf());
    }

    /// Makes the household with this number.
    ///
    /// @param limit the most members it may have, at least one; kinds are drawn again until one fits
    Household make(long number, long limit) {
        Draws draws = Draws.of(options.seed(), STREAM, number);
        DraftHousehold draft = kinship.draw(draws, HouseholdKind.pick(draws));
        while (draft.size() > limit) {
            draft = kinship.draw(draws, HouseholdKind.pick(draws));
        }
        Place place = places.dwelling(draws);
        boolean local = !draws.chance(1200);
        LocalDate since = since(draws, draft);
        boolean leaves = local && since.isBefore(options.asOf().minusYears(2)) && draws.chance(200);
        LocalDate movedOut = leaves
                ? draws.day(
                        Lives.later(since, options.asOf().minusYears(4)).plusDays(90),
                        options.asOf().minusDays(15))
                : null;
        return people(draws, draft, number, place, local, since, movedOut);
    }

    private LocalDate since(Draws draws, DraftHousehold draft) {
        LocalDate grown = draft.people().getFirst().birth().plusYears(18);
        LocalDate earliest = Lives.later(grown, LocalDate.of(1985, 1, 1));
        return draws.day(earliest, options.asOf().minusDays(30));
    }

    private Household people(
            Draws draws,
            DraftHousehold draft,
            long number,
            Place place,
            boolean local,
            LocalDate since,
            @Nullable LocalDate movedOut) {
        String ethnicity = Names.ethnicity(draws);
        String elsewhere = draws.pick(ELSEWHERE);
        IdentityHashMap<Draft, Person> made = new IdentityHashMap<>();
        List<Person> members = new ArrayList<>();
        int slot = 0;
        for (Draft each : draft.people()) {
            boolean fromElsewhere = !each.member() || !local || (each.relation().equals("妻") && draws.chance(1500));
            String division = fromElsewhere
                    ? elsewhere
                    : firstDivision(draws, place.area().code(), each.birth());
            Occupation occupation = lives.occupation(draws, each.sex(), each.birth(), each.died());
            Person person = new Person(
                    slot++,
                    each.relation(),
                    ids.next(division, each.birth(), each.sex()),
                    each.name(),
                    each.sex(),
                    each.birth(),
                    ethnicity,
                    lives.ageOf(each.birth()) < 14 ? null : mobile(draws),
                    each.maritalStatus(),
                    each.died(),
                    occupation,
                    occupation == Occupation.EMPLOYED ? employer(draws) : -1,
                    find(made, each.mother()),
                    find(made, each.father()));
            made.put(each, person);
            if (each.member()) {
                members.add(person);
            }
        }
        members.sort((one, other) -> Boolean.compare(isHead(other), isHead(one)));
        List<Marriage> marriages = new ArrayList<>();
        for (DraftMarriage each : draft.marriages()) {
            Person husband = made.get(each.husband());
            Person wife = made.get(each.wife());
            if (husband != null && wife != null) {
                marriages.add(new Marriage(husband, wife, each.registered(), each.divorced()));
            }
        }
        return new Household(number, place, local, since, movedOut, List.copyOf(members), List.copyOf(marriages));
    }

    private static boolean isHead(Person person) {
        return person.relation().equals("户主");
    }

    private static @Nullable Person find(IdentityHashMap<Draft, Person> made, @Nullable Draft draft) {
        return draft == null ? null : made.get(draft);
    }

    /// The code under which someone born there on that day was registered: a retired one for many of the older.
    private String firstDivision(Draws draws, String areaCode, LocalDate birth) {
        Optional<HistoricArea> old = divisions
                .findPredecessor(areaCode)
                .filter(area -> birth.isBefore(area.until()))
                .filter(area -> area.code().equals("370282") || draws.chance(4500));
        return old.map(HistoricArea::code).orElse(areaCode);
    }

    /// The number of an enterprise; low numbers employ more people.
    private long employer(Draws draws) {
        double lot = draws.below(1 << 24) / (double) (1 << 24);
        long number = (long) (lot * lot * Enterprises.count(options));
        return Enterprises.employing(number);
    }

    static String mobile(Draws draws) {
        return draws.pick(MOBILE) + Texts.padded(draws.below(100_000_000), 8);
    }
}
