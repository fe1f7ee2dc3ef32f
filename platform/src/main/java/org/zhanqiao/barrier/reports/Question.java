package org.zhanqiao.barrier.reports;

import java.util.List;
import java.util.Optional;

/// The questions in the order in which they are asked, one a page.
public enum Question {
    MATTER("matter"),
    PAPER("paper"),
    PLACES("places"),
    HOW_OFTEN("how-often"),
    TIME_SPENT("time-spent"),
    STORY("story"),
    PHOTOS("photos"),
    CONTACT("contact");

    private static final List<Question> ALL = List.of(values());

    private final String path;

    Question(String path) {
        this.path = path;
    }

    /// The end of its address.
    public String path() {
        return path;
    }

    /// Counted from 1.
    public int number() {
        return ALL.indexOf(this) + 1;
    }

    public static int count() {
        return ALL.size();
    }

    public Optional<Question> before() {
        return number() == 1 ? Optional.empty() : Optional.of(ALL.get(number() - 2));
    }

    public Optional<Question> after() {
        return number() == count() ? Optional.empty() : Optional.of(ALL.get(number()));
    }

    static Optional<Question> find(String path) {
        return ALL.stream().filter(each -> each.path.equals(path)).findFirst();
    }
}
