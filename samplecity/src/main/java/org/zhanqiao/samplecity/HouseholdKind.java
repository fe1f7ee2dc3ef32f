package org.zhanqiao.samplecity;

/// The shapes households have, with how many of a thousand have them.
enum HouseholdKind {
    SINGLE(150),
    COUPLE(120),
    FAMILY(370),
    THREE_GENERATIONS(120),
    ELDERLY_COUPLE(110),
    WIDOWED(70),
    DIVORCED(60);

    private static final Weighted<HouseholdKind> ALL = new Weighted<>();

    static {
        for (HouseholdKind kind : values()) {
            ALL.add(kind.ofThousand, kind);
        }
    }

    private final int ofThousand;

    HouseholdKind(int ofThousand) {
        this.ofThousand = ofThousand;
    }

    static HouseholdKind pick(Draws draws) {
        return ALL.pick(draws);
    }
}
