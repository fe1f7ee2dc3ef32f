package org.zhanqiao.quality;

import java.util.Arrays;
import java.util.List;

/// Rows as somebody typed them.
///
/// @param dataset its code
/// @param items   names or titles, whatever stands between them; empty for all
/// @param rows    one a line: the values that identify it, a comma between them
public record Naming(String dataset, String items, String rows) {

    String code() {
        return dataset.strip();
    }

    List<String> listItems() {
        return split(items, "[,，、;；\\s]+");
    }

    /// Each once, in the order in which they stand.
    List<List<String>> listKeys() {
        return rows.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .map(line -> split(line, "[,，\\t]"))
                .toList();
    }

    private static List<String> split(String text, String between) {
        return Arrays.stream(text.split(between, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
