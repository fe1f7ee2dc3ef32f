package org.zhanqiao.samplecity;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Dates of a life that fit each other: births, marriages, deaths, school and work.
final class Lives {

    /// A couple before its members have names and numbers.
    record Couple(LocalDate husband, LocalDate wife, LocalDate married) {}

    private final LocalDate asOf;
    private final WorkingDays workingDays;

    Lives(LocalDate asOf, WorkingDays workingDays) {
        this.asOf = asOf;
        this.workingDays = workingDays;
    }

    int ageOf(LocalDate birth) {
        return (int) ChronoUnit.YEARS.between(birth, asOf);
    }

    /// A birthday of someone who now has an age from low to high.
    LocalDate bornBetweenAges(Draws draws, int low, int high) {
        return asOf.minusYears(draws.between(low, high)).minusDays(draws.below(365));
    }

    /// A couple whose husband, at least 27, was born on that day. The law's ages are 22 and 20 (Civil Code, art. 1047).
    Couple couple(Draws draws, LocalDate husband) {
        LocalDate wife = husband.plusDays(draws.between(-1200, 2000));
        LocalDate allowed = later(husband.plusYears(22), wife.plusYears(20));
        LocalDate wished = husband.plusDays((22L * 365) + draws.below(2200) + draws.below(2200));
        LocalDate married = later(allowed, wished);
        if (married.isAfter(asOf.minusDays(60))) {
            married = allowed;
        }
        return new Couple(husband, wife, workingDays.onOrAfter(married));
    }

    /// The parents of someone born on that day, married before it.
    Couple parentsOf(Draws draws, LocalDate child) {
        LocalDate husband = child.minusDays(draws.between(24 * 366, 32 * 365));
        LocalDate wife = husband.plusDays(draws.between(-300, 1000));
        LocalDate allowed = later(husband.plusYears(22), wife.plusYears(20));
        return new Couple(husband, wife, workingDays.onOrAfter(draws.day(allowed, child.minusDays(310))));
    }

    /// Birthdays of a couple's children who still live at home, oldest first. Second children are rare before 2014
    /// and third ones before June 2021, as the law had it.
    List<LocalDate> childrenOf(Draws draws, Couple couple, LocalDate before) {
        List<LocalDate> births = new ArrayList<>();
        LocalDate birth = couple.married().plusDays(draws.between(285, 1500));
        boolean more = true;
        while (more && birth.isBefore(before) && !birth.isAfter(couple.wife().plusYears(45))) {
            births.add(birth);
            birth = birth.plusDays(draws.between(520, 2400));
            more = births.size() == 1
                    ? draws.chance(birth.getYear() >= 2014 ? 4200 : 900)
                    : births.size() == 2 && draws.chance(birth.isAfter(LocalDate.of(2021, 6, 1)) ? 900 : 150);
        }
        births.removeIf(each -> ageOf(each) > 24);
        return births;
    }

    /// A day of death within the last eight years, the more likely the older.
    Optional<LocalDate> findDeath(Draws draws, LocalDate birth) {
        int age = ageOf(birth);
        int over = age - 60;
        return over > 0 && draws.chance(Math.min(6000, over * over * 3))
                ? Optional.of(death(draws, birth))
                : Optional.empty();
    }

    /// A day of death within the last eight years, at 57 or later, for someone over 60.
    LocalDate death(Draws draws, LocalDate birth) {
        return draws.day(later(asOf.minusYears(8), birth.plusYears(57)), asOf.minusDays(20));
    }

    /// The day a marriage ended: an open day at least a year after it.
    Optional<LocalDate> findDivorce(Draws draws, LocalDate married) {
        LocalDate first = married.plusYears(1);
        LocalDate last = asOf.minusDays(60);
        return first.isBefore(last) ? Optional.of(workingDays.onOrAfter(draws.day(first, last))) : Optional.empty();
    }

    /// The year in which someone starts primary school: six years old by 31 August.
    static int schoolStart(LocalDate birth) {
        return birth.getYear() + (birth.getMonthValue() >= 9 ? 7 : 6);
    }

    /// The year in which the current school year began.
    int schoolYear() {
        return asOf.getMonthValue() >= 9 ? asOf.getYear() : asOf.getYear() - 1;
    }

    /// The day on which the state pays a pension from: 60 for men, 55 for women (before the gradual rise since 2025).
    static LocalDate retirement(Sex sex, LocalDate birth) {
        return birth.plusYears(sex == Sex.MALE ? 60 : 55);
    }

    Occupation occupation(Draws draws, Sex sex, LocalDate birth, @Nullable LocalDate died) {
        int age = ageOf(birth);
        int grade = schoolYear() - schoolStart(birth) + 1;
        if (!retirement(sex, birth).isAfter(asOf)) {
            return draws.chance(7600) && retiredAlive(sex, birth, died) ? Occupation.RETIRED : Occupation.OTHER;
        }
        if (died != null || (age >= 18 && age < 22 && draws.chance(8000))) {
            return Occupation.OTHER;
        }
        if (grade < 1) {
            return Occupation.INFANT;
        }
        if (grade <= 12) {
            return grade <= 9 || draws.chance(9000) ? Occupation.PUPIL : Occupation.OTHER;
        }
        if (age < 18) {
            return Occupation.OTHER;
        }
        int lot = draws.below(100);
        return lot < 78 ? Occupation.EMPLOYED : lot < 87 ? Occupation.FLEXIBLE : Occupation.OTHER;
    }

    private static boolean retiredAlive(Sex sex, LocalDate birth, @Nullable LocalDate died) {
        return died == null || died.isAfter(retirement(sex, birth).plusDays(60));
    }

    static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
