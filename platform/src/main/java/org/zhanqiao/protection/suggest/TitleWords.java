package org.zhanqiao.protection.suggest;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What the title of a column says. `mobilePhone`, `mobile_phone` and `MOBILE PHONE` say the same.
final class TitleWords {

    private record Words(List<String> titles, List<String> but) {}

    private static final Map<Kind, Words> WORDS = words();

    private TitleWords() {}

    private static Map<Kind, Words> words() {
        var words = new EnumMap<Kind, Words>(Kind.class);
        for (var kind : Kind.values()) {
            words.put(kind, new Words(WordFile.list(kind + ".titles"), WordFile.list(kind + ".but")));
        }
        return words;
    }

    static Set<Kind> kinds(String title) {
        var plain = plain(title);
        var kinds = EnumSet.noneOf(Kind.class);
        WORDS.forEach((kind, words) -> {
            if (words.titles().stream().anyMatch(word -> says(plain, word))
                    && words.but().stream().noneMatch(word -> says(plain, word))) {
                kinds.add(kind);
            }
        });
        return kinds;
    }

    /// A Chinese word anywhere, a Latin one as words of their own.
    private static boolean says(String plain, String word) {
        return word.charAt(0) < 128 ? plain.contains("_" + word + "_") : plain.contains(word);
    }

    private static String plain(String title) {
        return "_"
                + title.strip()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}]+", "_")
                + "_";
    }
}
