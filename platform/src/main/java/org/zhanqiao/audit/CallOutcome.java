package org.zhanqiao.audit;

import java.util.Arrays;
import java.util.Locale;

/// How a call ended, as its entry says.
public enum CallOutcome {
    /// Data left.
    SERVED,
    /// The caller was not allowed what it asked for.
    REFUSED,
    /// It would have been allowed, but could not be served.
    UNAVAILABLE,
    /// The entry is not one of a call as this version writes them.
    UNREADABLE;

    /// As it stands in entries, in the index and in addresses.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The outcome of a text; [#UNREADABLE] for any that is none.
    public static CallOutcome of(String text) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.text().equals(text))
                .findFirst()
                .orElse(UNREADABLE);
    }

    /// The key under which pages name it.
    public String messageKey() {
        return "audit.outcome." + name();
    }
}
