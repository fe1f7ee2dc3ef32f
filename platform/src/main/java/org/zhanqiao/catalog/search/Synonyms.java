package org.zhanqiao.catalog.search;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Words that mean the same to whoever searches: each line of `synonyms.txt` is a group. A word that says nothing in a
/// question (怎么, 查询) stands in `fillers.txt`. `docs/dictionary.md` shows both.
public final class Synonyms {

    private static final int MOST_ALTERNATIVES = 8;

    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final Map<String, List<String>> narrower = new LinkedHashMap<>();
    private final List<String> fillers;
    private final KnownWords known;

    private Synonyms(List<String> lines, List<String> fillers) {
        for (var line : lines("narrower.txt")) {
            var words = List.of(line.toLowerCase(Locale.ROOT).split("\\s+"));
            narrower.put(words.getFirst(), words.subList(1, words.size()));
        }
        for (var line : lines) {
            var words = Arrays.stream(line.toLowerCase(Locale.ROOT).split("\\s+", -1))
                    .filter(word -> !word.isEmpty())
                    .toList();
            for (var word : words) {
                groups.merge(word, words, (first, second) -> {
                    var both = new LinkedHashSet<>(first);
                    both.addAll(second);
                    return List.copyOf(both);
                });
            }
        }
        this.fillers = fillers;
        this.known = KnownWords.of(lines, fillers);
    }

    public static Synonyms load() {
        return new Synonyms(lines("synonyms.txt"), lines("fillers.txt"));
    }

    /// The same, and groups and fillers of more files of that form, which lie beside a class.
    public static Synonyms loadWith(Class<?> beside, String groups, String fillers) {
        return new Synonyms(
                both(lines("synonyms.txt"), lines(beside, groups)), both(lines("fillers.txt"), lines(beside, fillers)));
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /// The lines of a file of words, without comments.
    static List<String> lines(String file) {
        return lines(Synonyms.class, file);
    }

    private static List<String> lines(Class<?> beside, String file) {
        try (var in = Objects.requireNonNull(beside.getResourceAsStream(file), file);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The text with one of its words put into other words, for each word that has some.
    public List<String> alternatives(String text) {
        return alternatives(text, groups).stream().limit(MOST_ALTERNATIVES).toList();
    }

    /// The same for whoever searches: also what a word of everyday life takes in, as 婚姻 takes in 离婚.
    List<String> searched(String text) {
        return Stream.concat(alternatives(text, narrower).stream(), alternatives(text, groups).stream())
                .distinct()
                .limit(MOST_ALTERNATIVES)
                .toList();
    }

    private static Set<String> alternatives(String text, Map<String, List<String>> words) {
        var alternatives = new LinkedHashSet<String>();
        words.forEach((word, group) -> {
            int at = text.indexOf(word);
            if (at >= 0) {
                for (var other : group) {
                    // 户籍 in 户籍登记 is not made 户籍登记登记.
                    if (!text.contains(other)) {
                        alternatives.add(text.substring(0, at) + other + text.substring(at + word.length()));
                    }
                }
            }
        });
        alternatives.remove(text);
        return alternatives;
    }

    /// Whether a word has others that mean the same, or takes others in.
    boolean knows(String word) {
        return groups.containsKey(word) || narrower.containsKey(word);
    }

    /// A part of a text.
    ///
    /// @param known whether it is a word of a group, given as the first word of the group
    public record Piece(String text, boolean known) {}

    /// The text, in small letters, cut where words of a group stand, the longest that fit; words that say nothing are
    /// left out.
    public List<Piece> pieces(String text) {
        return known.pieces(text);
    }

    /// The text without words that say nothing; as it is when nothing else would be left.
    String withoutFillers(String text) {
        var rest = text;
        for (var filler : fillers) {
            rest = rest.replace(filler, " ");
        }
        return rest.isBlank() ? text : rest.strip();
    }
}
