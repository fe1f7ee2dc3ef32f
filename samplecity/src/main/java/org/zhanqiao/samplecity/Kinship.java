package org.zhanqiao.samplecity;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zhanqiao.samplecity.DraftHousehold.DraftMarriage;
import org.zhanqiao.samplecity.Lives.Couple;

/// Draws who lives together, by the kind of the household.
final class Kinship {

    static final String UNMARRIED = "未婚";
    static final String MARRIED = "有配偶";
    static final String WIDOWED = "丧偶";
    static final String DIVORCED = "离婚";

    private final LocalDate asOf;
    private final Lives lives;

    Kinship(LocalDate asOf, Lives lives) {
        this.asOf = asOf;
        this.lives = lives;
    }

    DraftHousehold draw(Draws draws, HouseholdKind kind) {
        return switch (kind) {
            case SINGLE -> single(draws);
            case COUPLE -> family(draws, 27, 58, false);
            case FAMILY -> family(draws, 28, 52, true);
            case THREE_GENERATIONS -> threeGenerations(draws);
            case ELDERLY_COUPLE -> elderly(draws, 60, 86, false);
            case WIDOWED -> elderly(draws, 66, 92, true);
            case DIVORCED -> divorced(draws);
        };
    }

    private DraftHousehold single(Draws draws) {
        Sex sex = sex(draws);
        LocalDate birth = lives.bornBetweenAges(draws, 19, 36);
        return new DraftHousehold(List.of(adult(draws, "户主", sex, birth, UNMARRIED)), List.of());
    }

    private DraftHousehold family(Draws draws, int youngest, int oldest, boolean withChildren) {
        Couple couple = lives.couple(draws, lives.bornBetweenAges(draws, youngest, oldest));
        boolean husbandHeads = draws.chance(7500);
        Draft husband = adult(draws, husbandHeads ? "户主" : "夫", Sex.MALE, couple.husband(), MARRIED);
        Draft wife = adult(draws, husbandHeads ? "妻" : "户主", Sex.FEMALE, couple.wife(), MARRIED);
        List<Draft> people = new ArrayList<>(husbandHeads ? List.of(husband, wife) : List.of(wife, husband));
        if (withChildren) {
            people.addAll(children(draws, couple, wife, husband, asOf));
        }
        return new DraftHousehold(people, List.of(new DraftMarriage(husband, wife, couple.married(), null)));
    }

    private DraftHousehold threeGenerations(Draws draws) {
        LocalDate birth = lives.bornBetweenAges(draws, 28, 48);
        Couple parents = lives.parentsOf(draws, birth);
        String surname = Names.surname(draws);
        LocalDate fatherDied = lives.findDeath(draws, parents.husband()).orElse(null);
        LocalDate motherDied = lives.findDeath(draws, parents.wife()).orElse(null);
        Draft father = named(draws, "父", Sex.MALE, parents.husband(), surname, motherDied == null ? MARRIED : WIDOWED)
                .dead(fatherDied);
        Draft mother = adult(draws, "母", Sex.FEMALE, parents.wife(), fatherDied == null ? MARRIED : WIDOWED)
                .dead(motherDied);
        Couple couple = lives.couple(draws, birth);
        Draft head = new Draft(
                "户主",
                Sex.MALE,
                birth,
                surname + Names.given(draws, Sex.MALE, birth),
                MARRIED,
                null,
                true,
                mother,
                father);
        Draft wife = adult(draws, "妻", Sex.FEMALE, couple.wife(), MARRIED);
        List<Draft> people = new ArrayList<>(List.of(father, mother, head, wife));
        people.addAll(children(draws, couple, wife, head, asOf));
        return new DraftHousehold(
                people,
                List.of(
                        new DraftMarriage(father, mother, parents.married(), null),
                        new DraftMarriage(head, wife, couple.married(), null)));
    }

    private DraftHousehold elderly(Draws draws, int youngest, int oldest, boolean widowed) {
        Couple couple = lives.couple(draws, lives.bornBetweenAges(draws, youngest, oldest));
        boolean husbandDies = draws.chance(7500);
        LocalDate dying = husbandDies ? couple.husband() : couple.wife();
        boolean oldEnough = lives.ageOf(dying) > 60;
        LocalDate death = !oldEnough
                ? null
                : widowed
                        ? lives.death(draws, dying)
                        : lives.findDeath(draws, dying).orElse(null);
        String survivor = death == null ? MARRIED : WIDOWED;
        boolean widowHeads = husbandDies && death != null;
        Draft husband = adult(
                        draws, widowHeads ? "夫" : "户主", Sex.MALE, couple.husband(), husbandDies ? MARRIED : survivor)
                .dead(husbandDies ? death : null);
        Draft wife = adult(draws, widowHeads ? "户主" : "妻", Sex.FEMALE, couple.wife(), husbandDies ? survivor : MARRIED)
                .dead(husbandDies ? null : death);
        return new DraftHousehold(
                List.of(husband, wife), List.of(new DraftMarriage(husband, wife, couple.married(), null)));
    }

    private DraftHousehold divorced(Draws draws) {
        Couple couple = lives.couple(draws, lives.bornBetweenAges(draws, 30, 58));
        Optional<LocalDate> ended = lives.findDivorce(draws, couple.married());
        String status = ended.isPresent() ? DIVORCED : MARRIED;
        Draft husband = adult(draws, "户主", Sex.MALE, couple.husband(), status);
        Draft wife = adult(draws, "户主", Sex.FEMALE, couple.wife(), status);
        boolean motherStays = draws.chance(6500);
        Draft stays = motherStays ? wife : husband;
        Draft leaves = (motherStays ? husband : wife).elsewhere();
        Draft father = motherStays ? leaves : stays;
        Draft mother = motherStays ? stays : leaves;
        List<Draft> people = new ArrayList<>(List.of(stays, leaves));
        people.addAll(children(draws, couple, mother, father, ended.orElse(asOf)));
        return new DraftHousehold(
                people, List.of(new DraftMarriage(father, mother, couple.married(), ended.orElse(null))));
    }

    private List<Draft> children(Draws draws, Couple couple, Draft mother, Draft father, LocalDate before) {
        String surname = surnameOf(draws.chance(9500) ? father : mother);
        List<Draft> children = new ArrayList<>();
        for (LocalDate birth : lives.childrenOf(draws, couple, before)) {
            Sex sex = sex(draws);
            String name = surname + Names.given(draws, sex, birth);
            children.add(
                    new Draft(sex == Sex.MALE ? "子" : "女", sex, birth, name, UNMARRIED, null, true, mother, father));
        }
        return children;
    }

    private static Draft adult(Draws draws, String relation, Sex sex, LocalDate birth, String maritalStatus) {
        return named(draws, relation, sex, birth, Names.surname(draws), maritalStatus);
    }

    private static Draft named(
            Draws draws, String relation, Sex sex, LocalDate birth, String surname, String maritalStatus) {
        return Draft.adult(relation, sex, birth, surname + Names.given(draws, sex, birth), maritalStatus);
    }

    private static String surnameOf(Draft person) {
        String name = person.name();
        boolean compound = name.startsWith("欧阳") || name.startsWith("司马");
        return name.substring(0, compound ? 2 : 1);
    }

    private static Sex sex(Draws draws) {
        return draws.chance(5100) ? Sex.MALE : Sex.FEMALE;
    }
}
