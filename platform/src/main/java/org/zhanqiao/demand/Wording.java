package org.zhanqiao.demand;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Names of data as people word them, and how alike two are.
public final class Wording {

    private static final Pattern OTHER = Pattern.compile("[^\\p{L}\\p{N}]+");

    /// What a name says of any data, and so of none.
    private static final Pattern EMPTY_ENDING = Pattern.compile("(?<=.{2})(?:基本信息|信息|数据|情况|名单|台账|清单|表)+$");

    private Wording() {}

    /// The same text for names that differ in width, case, punctuation or an ending such as 信息 alone.
    public static String key(String name) {
        var bare = OTHER.matcher(
                        Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                .replaceAll("");
        return EMPTY_ENDING.matcher(bare).replaceFirst("");
    }

    /// How alike two names are, 0 to 1: twice the pairs of neighbouring characters they share, of all pairs they have
    /// (Dice’s coefficient).
    public static double likeness(String one, String other) {
        var first = pairs(key(one));
        var second = pairs(key(other));
        int all = first.size() + second.size();
        if (all == 0) {
            return 0;
        }
        first.retainAll(second);
        return 2.0 * first.size() / all;
    }

    /// Whether one of two names holds the other.
    public static boolean holds(String one, String other) {
        var first = key(one);
        var second = key(other);
        return !first.isEmpty() && !second.isEmpty() && (first.contains(second) || second.contains(first));
    }

    private static Set<String> pairs(String text) {
        var pairs = new HashSet<String>();
        if (text.length() == 1) {
            pairs.add(text);
        }
        for (int i = 0; i + 1 < text.length(); i++) {
            pairs.add(text.substring(i, i + 2));
        }
        return pairs;
    }
}
