package org.zhanqiao.hosting;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/// Names for columns from the headings of a file: letters of any script, digits and underscores, each once.
final class ColumnNames {

    /// An identifier of PostgreSQL has 63 bytes; the rest is for a number that tells two apart.
    private static final int MOST_BYTES = 57;

    private ColumnNames() {}

    static List<String> of(List<String> titles) {
        var taken = new HashSet<String>();
        var names = new ArrayList<String>(titles.size());
        for (int i = 0; i < titles.size(); i++) {
            var plain = plain(titles.get(i));
            var base = plain.isEmpty() ? "column_" + (i + 1) : plain;
            var name = base;
            for (int n = 2; !taken.add(name); n++) {
                name = base + "_" + n;
            }
            names.add(name);
        }
        return names;
    }

    private static String plain(String title) {
        var name = title.strip()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        if (!name.isEmpty() && !Character.isLetter(name.codePointAt(0))) {
            name = "c_" + name;
        }
        while (name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            name = name.substring(0, name.offsetByCodePoints(name.length(), -1));
        }
        return name;
    }
}
