package org.zhanqiao.hosting;

import java.util.List;

/// A file cannot become a table. Nothing of it was published. The messages name lines and columns, never values.
public final class UnfitFile extends RuntimeException {

    private final List<String> chinese;
    private final List<String> english;

    public UnfitFile(String chinese, String english) {
        this(List.of(chinese), List.of(english));
    }

    UnfitFile(List<String> chinese, List<String> english) {
        super(String.join(System.lineSeparator(), english));
        this.chinese = List.copyOf(chinese);
        this.english = List.copyOf(english);
    }

    /// One sentence a fault.
    public List<String> chinese() {
        return chinese;
    }

    /// The same sentences in English.
    public List<String> english() {
        return english;
    }
}
