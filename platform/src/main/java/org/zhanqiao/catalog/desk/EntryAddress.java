package org.zhanqiao.catalog.desk;

/// Where the pages of an entry are. A code holds one stroke, so that it reads as two steps of a path.
public final class EntryAddress {

    static final String CODE = "/{classCode}/{serial}";
    static final String ENTRIES = "/catalog/entries";
    static final String MINE = "/agency/catalog";
    static final String REVIEWS = "/bureau/catalog/reviews";

    private EntryAddress() {}

    public static String entry(String code) {
        return ENTRIES + "/" + code;
    }

    public static String compare(String code, int from, int to) {
        return entry(code) + "/compare?from=" + from + "&to=" + to;
    }

    public static String act(String code, EntryChoice choice) {
        return entry(code) + "/acts/" + choice.text();
    }

    public static String edit(String code, EditStep step) {
        return MINE + "/" + code + "/edit/" + step.text();
    }

    public static String review(String code) {
        return REVIEWS + "/" + code;
    }
}
