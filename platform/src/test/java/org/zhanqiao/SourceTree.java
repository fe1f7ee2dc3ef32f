package org.zhanqiao;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// The text of the files below a folder, for tests that read sources.
final class SourceTree {

    static final Path MAIN = Path.of("src/main");

    private SourceTree() {}

    /// Texts by their paths relative to the root, `/` between names; empty when there is no such folder.
    static Map<String, String> read(Path root, String ending) {
        var files = new TreeMap<String, String>();
        if (!Files.isDirectory(root)) {
            return files;
        }
        try (var paths = Files.walk(root)) {
            paths.filter(path -> path.toString().endsWith(ending))
                    .forEach(path -> files.put(name(root, path), text(path)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String name(Path root, Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    private static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
