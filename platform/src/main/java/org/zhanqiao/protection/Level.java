package org.zhanqiao.protection;

/// The four protection levels of the city (Qingdao, briefing of 2021; GB/T 43697-2024 for the method).
/// The level of a data item bounds what any grant may do with it.
///
/// | level | a grant may return it | a grant may have it verified |
/// |---|---|---|
/// | 1 free use | yes | yes |
/// | 2 slight impact | yes | yes |
/// | 3 impact | yes, masks advised | yes |
/// | 4 state secret, social safety, privacy | never | yes or no per field, nothing else |
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

    /// Whether a value of this level may leave its agency at all, masked or not.
    public boolean mayBeReturned() {
        return this != L4;
    }
}
