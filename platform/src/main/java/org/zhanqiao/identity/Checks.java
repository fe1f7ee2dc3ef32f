package org.zhanqiao.identity;

import java.util.regex.Pattern;

/// The checks that several records of this feature make of their fields; each message names the field.
public final class Checks {

    private Checks() {}

    /// A text without the blanks around it.
    ///
    /// @param most characters
    /// @throws InvalidField when it is empty, too long or holds control characters
    public static String text(String field, String value, int most) {
        var stripped = value.strip();
        if (stripped.isEmpty()) {
            throw new InvalidField(field, "must not be empty");
        }
        if (stripped.length() > most) {
            throw new InvalidField(field, "at most " + most + " characters");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidField(field, "must not hold control characters");
        }
        return stripped;
    }

    static String pattern(String field, String value, Pattern pattern, String expected) {
        if (!pattern.matcher(value).matches()) {
            throw new InvalidField(field, "expected " + expected);
        }
        return value;
    }
}
