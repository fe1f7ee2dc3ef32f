package org.zhanqiao.samplecity;

import java.time.LocalDate;

/// What city to make. Equal options make the same rows, byte for byte.
///
/// @param seed any number
/// @param residents how many people, the deceased and those who moved away included, 1,000 to 9,000,000; each planted
///     duplicate adds a row to the register
/// @param asOf the day on which the city is seen, 2020-01-01 to 2030-12-31; nothing in it is later, but for planted
///     defects
public record FillOptions(long seed, int residents, LocalDate asOf) {

    /// The smallest city that has every kind of row.
    public static final int FEWEST_RESIDENTS = 1_000;

    /// About as many people as Qingdao has.
    public static final int MOST_RESIDENTS = 9_000_000;

    /// Seed 2026, 20,000 residents, seen on 2026-06-30.
    public static final FillOptions DEFAULT = new FillOptions(2026, 20_000, LocalDate.of(2026, 6, 30));

    /// Checks the ranges.
    ///
    /// @throws IllegalArgumentException naming what is out of range, and the range
    public FillOptions {
        if (residents < FEWEST_RESIDENTS || residents > MOST_RESIDENTS) {
            throw new IllegalArgumentException(
                    "residents must be from 1,000 to 9,000,000, not " + String.format("%,d", residents));
        }
        if (asOf.getYear() < 2020 || asOf.getYear() > 2030) {
            throw new IllegalArgumentException("asOf must be a day from 2020 to 2030, not " + asOf);
        }
    }

    /// The same with another number of residents.
    public FillOptions withResidents(int number) {
        return new FillOptions(seed, number, asOf);
    }
}
