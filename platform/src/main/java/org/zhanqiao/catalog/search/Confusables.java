package org.zhanqiao.catalog.search;

import com.hankcs.hanlp.HanLP;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Characters that are taken for each other: those that sound alike, whatever the tone, by HanLP's
/// table of readings, and those that look alike, by `lookalikes.txt`.
final class Confusables {

    private static final String READINGS = "/data/dictionary/pinyin/pinyin.txt";

    private final Map<Character, Set<String>> readings = new HashMap<>();
    private final Map<String, StringBuilder> bySound = new HashMap<>();
    private final Map<Character, String> looks = new HashMap<>();

    /// Read with the first question that needs it.
    private static final class Held {
        private static final Confusables ALL = read();
    }

    private Confusables() {}

    static Confusables all() {
        return Held.ALL;
    }

    private static Confusables read() {
        var confusables = new Confusables();
        try (var in = Objects.requireNonNull(HanLP.class.getResourceAsStream(READINGS), READINGS);
                var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines().forEach(confusables::readReading);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Synonyms.lines("lookalikes.txt").forEach(confusables::readGroup);
        return confusables;
    }

    /// `藉=jie4,ji2`; lines of words are passed over.
    private void readReading(String line) {
        if (line.length() < 3 || line.charAt(1) != '=') {
            return;
        }
        var sounds = new LinkedHashSet<String>();
        for (var reading : line.substring(2).split(",", -1)) {
            sounds.add(reading.replaceAll("\\d", ""));
        }
        readings.put(line.charAt(0), sounds);
        sounds.forEach(sound ->
                bySound.computeIfAbsent(sound, _ -> new StringBuilder()).append(line.charAt(0)));
    }

    private void readGroup(String line) {
        var group = line.replaceAll("\\s+", "");
        for (int i = 0; i < group.length(); i++) {
            looks.merge(group.charAt(i), group, String::concat);
        }
    }

    /// What may have been meant where a character was typed, without itself.
    Set<Character> of(char typed) {
        var meant = new LinkedHashSet<Character>();
        looks.getOrDefault(typed, "").chars().forEach(other -> meant.add((char) other));
        readings.getOrDefault(typed, Set.of()).stream()
                .map(sound -> bySound.getOrDefault(sound, new StringBuilder()))
                .flatMapToInt(StringBuilder::chars)
                .forEach(other -> meant.add((char) other));
        meant.remove(typed);
        return meant;
    }
}
