package org.zhanqiao.protection.suggest;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/// The words by which titles and values are known, from `words.properties` beside this class.
final class WordFile {

    private static final Properties WORDS = read();

    private WordFile() {}

    private static Properties read() {
        var words = new Properties();
        try (var in = Objects.requireNonNull(
                WordFile.class.getResourceAsStream("words.properties"), "words.properties is part of the program")) {
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException("words.properties cannot be read", e);
        }
    }

    /// The words under a key, none when it is not there.
    static List<String> list(String key) {
        var line = WORDS.getProperty(key, "").strip();
        return line.isEmpty() ? List.of() : List.of(line.split("\\s+"));
    }
}
