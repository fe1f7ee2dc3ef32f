package org.zhanqiao.tabular;

import java.util.List;
import java.util.Locale;

/// A file cannot be read as a table, or cannot become one. Nothing of it was taken over. The messages name lines and
/// columns, never values.
public final class UnfitFile extends RuntimeException {

    private final List<String> chinese;
    private final List<String> english;

    public UnfitFile(String chinese, String english) {
        this(List.of(chinese), List.of(english));
    }

    public UnfitFile(List<String> chinese, List<String> english) {
        super(String.join(System.lineSeparator(), english));
        this.chinese = List.copyOf(chinese);
        this.english = List.copyOf(english);
    }

    /// @param details what the fault's sentences fill in
    public static UnfitFile of(FileFault fault, Object... details) {
        return new UnfitFile(fault.chinese(details), fault.english(details));
    }

    /// One sentence a fault.
    public List<String> chinese() {
        return chinese;
    }

    /// The same sentences in English.
    public List<String> english() {
        return english;
    }

    /// All sentences in the reader's language.
    public String in(Locale locale) {
        return String.join(" ", Locale.CHINESE.getLanguage().equals(locale.getLanguage()) ? chinese : english);
    }
}
