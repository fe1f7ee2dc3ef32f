package org.zhanqiao.catalog.search;

/// The texts of an entry that are searched, and how much a find in each is worth.
enum TextField {
    NAME(6),
    ITEMS(2.5f),
    AGENCY(2),
    DESCRIPTION(1);

    /// Everything of an entry together: what decides whether it is found at all, so that a question may mix words of
    /// its name, its items and its agency.
    static final String ALL = "all";

    private final float weight;

    TextField(float weight) {
        this.weight = weight;
    }

    float weight() {
        return weight;
    }

    String field() {
        return name();
    }
}
