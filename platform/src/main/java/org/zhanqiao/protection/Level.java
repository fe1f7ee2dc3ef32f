package org.zhanqiao.protection;

/// The four protection levels of the city (Qingdao, briefing of 2021; GB/T 43697-2024 for the method): 1 free use,
/// 2 slight impact, 3 impact, 4 state secret, social safety or privacy. What a level allows stands in the
/// [LevelTable] and nowhere else.
public enum Level {
    L1(1),
    L2(2),
    L3(3),
    L4(4);

    private final int number;

    Level(int number) {
        this.number = number;
    }

    /// The level with this number, 1 to 4.
    ///
    /// @throws IllegalArgumentException for any other number
    public static Level of(int number) {
        if (number < 1 || number > 4) {
            throw new IllegalArgumentException("a protection level is 1, 2, 3 or 4, not " + number);
        }
        return values()[number - 1];
    }

    public int number() {
        return number;
    }

    /// The higher of two levels (就高从严).
    public Level orHigher(Level other) {
        return other.compareTo(this) > 0 ? other : this;
    }
}
