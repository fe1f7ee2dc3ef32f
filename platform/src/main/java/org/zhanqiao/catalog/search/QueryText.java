package org.zhanqiao.catalog.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A question as somebody typed it, made into words. Whatever it holds, nothing in it is an operator.
///
/// @param typed   what was asked, without what was cut off
/// @param clauses its words: runs of letters and digits, codes whole
/// @param cut     whether it was longer than is looked at
record QueryText(String typed, List<String> clauses, boolean cut) {

    /// Characters looked at.
    static final int LONGEST = 100;

    private static final int MOST_CLAUSES = 10;
    private static final Pattern SEPARATOR = Pattern.compile("[^\\p{L}\\p{N}\\p{M}._/-]+");
    private static final Pattern EDGES = Pattern.compile("^[._/-]+|[._/-]+$");

    static QueryText of(String text, Synonyms synonyms) {
        var folded = Normalizer.normalize(head(text, 4 * LONGEST), Normalizer.Form.NFKC)
                .replaceAll("\\p{C}+", " ")
                .strip();
        var typed = head(folded, LONGEST).strip();
        var all = Arrays.stream(SEPARATOR.split(synonyms.withoutFillers(typed), -1))
                .map(clause -> EDGES.matcher(clause).replaceAll(""))
                .filter(clause -> !clause.isEmpty())
                .map(clause -> clause.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        boolean cut = text.length() > 4 * LONGEST || typed.length() < folded.length() || all.size() > MOST_CLAUSES;
        return new QueryText(typed, all.stream().limit(MOST_CLAUSES).toList(), cut);
    }

    /// Not between the halves of a character.
    private static String head(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    /// Whether something was typed of which nothing can be looked for.
    boolean says() {
        return !clauses.isEmpty() || typed.isEmpty();
    }
}
