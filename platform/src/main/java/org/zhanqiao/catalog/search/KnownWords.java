package org.zhanqiao.catalog.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.zhanqiao.catalog.search.Synonyms.Piece;

/// Words of groups and fillers by their first character, so that a text is read once whatever their number.
final class KnownWords {

    private static final String NOTHING = "";

    /// @param first of its group; nothing for a filler
    private record Word(String word, String first) {}

    private final Map<Character, List<Word>> byBeginning = new HashMap<>();

    private KnownWords(Map<String, String> firsts) {
        firsts.forEach((word, first) -> byBeginning
                .computeIfAbsent(word.charAt(0), _ -> new ArrayList<>())
                .add(new Word(word, first)));
        byBeginning
                .values()
                .forEach(words -> words.sort(
                        Comparator.comparingInt((Word word) -> word.word().length())
                                .reversed()));
    }

    /// Groups that share a word are one.
    static KnownWords of(List<String> groups, List<String> fillers) {
        var firsts = new HashMap<String, String>();
        for (var line : groups) {
            var words = Arrays.stream(line.toLowerCase(Locale.ROOT).split("\\s+", -1))
                    .filter(word -> !word.isEmpty())
                    .toList();
            var first = words.stream()
                    .map(firsts::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElse(words.getFirst());
            words.forEach(word -> firsts.putIfAbsent(word, first));
        }
        fillers.forEach(filler -> firsts.putIfAbsent(filler.toLowerCase(Locale.ROOT), NOTHING));
        return new KnownWords(firsts);
    }

    List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        var folded = text.toLowerCase(Locale.ROOT);
        int begun = 0;
        int at = 0;
        while (at < folded.length()) {
            var word = longestAt(folded, at);
            if (word.isEmpty()) {
                at++;
                continue;
            }
            keep(pieces, folded.substring(begun, at), false);
            keep(pieces, word.get().first(), true);
            at += word.get().word().length();
            begun = at;
        }
        keep(pieces, folded.substring(begun), false);
        return pieces;
    }

    private static void keep(List<Piece> pieces, String text, boolean known) {
        if (!text.isBlank()) {
            pieces.add(new Piece(text, known));
        }
    }

    private Optional<Word> longestAt(String text, int at) {
        return byBeginning.getOrDefault(text.charAt(at), List.of()).stream()
                .filter(word -> text.startsWith(word.word(), at))
                .findFirst();
    }
}
