package org.zhanqiao.catalog.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// 您是不是要找: of the texts that nearly answer a word, what stands there in its place.
final class Suggestion {

    private static final int SHORTEST = 3;

    private Suggestion() {}

    /// The question with each word that stands in none of the texts put as it stands in most of them; empty when there
    /// is nothing better.
    ///
    /// @param texts of the best results
    static Optional<String> of(QueryText question, Collection<String> texts) {
        var better = question.typed().toLowerCase(Locale.ROOT);
        boolean changed = false;
        for (var word : question.clauses()) {
            if (word.length() >= SHORTEST
                    && texts.stream().noneMatch(text -> folded(text).contains(word))) {
                var nearest = nearest(word, texts);
                if (nearest.isPresent()) {
                    better = better.replace(word, nearest.get());
                    changed = true;
                }
            }
        }
        return changed ? Optional.of(better) : Optional.empty();
    }

    private static Optional<String> nearest(String word, Collection<String> texts) {
        Map<String, Integer> found = new HashMap<>();
        for (var text : texts) {
            var folded = folded(text);
            for (int length : new int[] {word.length(), word.length() + 1, word.length() - 1}) {
                for (int at = 0; at + length <= folded.length(); at++) {
                    var piece = folded.substring(at, at + length);
                    if (isLetters(piece) && differsByOne(word, piece)) {
                        // The same length is the likelier slip.
                        found.merge(piece, length == word.length() ? 2 : 1, Integer::sum);
                    }
                }
            }
        }
        return found.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    private static boolean isLetters(String piece) {
        return piece.codePoints().allMatch(point -> Character.isLetterOrDigit(point) || point == '_');
    }

    /// Whether one character was changed, left out, put in, or exchanged with its neighbour.
    static boolean differsByOne(String one, String other) {
        if (one.equals(other)) {
            return false;
        }
        int start = 0;
        int shorter = Math.min(one.length(), other.length());
        while (start < shorter && one.charAt(start) == other.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < shorter - start && one.charAt(one.length() - 1 - end) == other.charAt(other.length() - 1 - end)) {
            end++;
        }
        int left = one.length() - start - end;
        int right = other.length() - start - end;
        boolean exchanged = left == 2
                && right == 2
                && one.charAt(start) == other.charAt(start + 1)
                && one.charAt(start + 1) == other.charAt(start);
        // A piece that lacks only an end of the word is the word cut short, not another.
        boolean cutShort = right == 0 && (start == 0 || end == 0);
        return exchanged || (left <= 1 && right <= 1 && !cutShort);
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
