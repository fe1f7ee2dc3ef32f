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

/// Words that mean the same to whoever searches: each line of `synonyms.txt` is a group. A word that says nothing in a
/// question (怎么, 查询) stands in `fillers.txt`. `docs/dictionary.md` shows both.
final class Synonyms {

    private static final int MOST_ALTERNATIVES = 8;

    private final Map<String, List<String>> groups = new LinkedHashMap<>();
    private final List<String> fillers;

    private Synonyms(List<String> lines, List<String> fillers) {
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
    }

    static Synonyms load() {
        return new Synonyms(lines("synonyms.txt"), lines("fillers.txt"));
    }

    /// The lines of a file of words, without comments.
    static List<String> lines(String file) {
        try (var in = Objects.requireNonNull(Synonyms.class.getResourceAsStream(file), file);
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
    List<String> alternatives(String text) {
        var alternatives = new LinkedHashSet<String>();
        groups.forEach((word, group) -> {
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
        return alternatives.stream().limit(MOST_ALTERNATIVES).toList();
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
