package org.zhanqiao.samplecity;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;

/// A citizen's number (公民身份号码, GB 11643-1999): 6 digits of the division that first registered the person, 8 of the
/// date of birth, 3 of order (odd is male), 1 check character (0–9 or X).
///
/// The constructor takes only well-formed numbers; [#flawOf(String)] says what is wrong with one that is not.
///
/// @param value 18 characters, the last a digit or a capital X
public record ResidentId(String value) {

    /// What can be wrong with a number, in the order in which it is looked for.
    public enum Flaw {
        /// Not 18 characters.
        LENGTH,
        /// A character other than a digit, or than a digit or X in the last place.
        CHARACTER,
        /// Places 7 to 14 are no day of the calendar.
        DATE,
        /// The last character does not follow from the others.
        CHECK_DIGIT
    }

    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECK_CHARACTERS = "10X98765432";

    /// Checks the number.
    ///
    /// @throws IllegalArgumentException naming the flaw, never the number
    public ResidentId {
        flawOf(value).ifPresent(flaw -> {
            throw new IllegalArgumentException("not a resident identity number: wrong " + flaw);
        });
    }

    /// The number, when it is one.
    public static Optional<ResidentId> find(String text) {
        return flawOf(text).isPresent() ? Optional.empty() : Optional.of(new ResidentId(text));
    }

    /// The first flaw of a text that should be a citizen's number; empty when it is well formed.
    public static Optional<Flaw> flawOf(String text) {
        if (text.length() != 18) {
            return Optional.of(Flaw.LENGTH);
        }
        for (int i = 0; i < 17; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Optional.of(Flaw.CHARACTER);
            }
        }
        char last = text.charAt(17);
        if (CHECK_CHARACTERS.indexOf(last) < 0) {
            return Optional.of(Flaw.CHARACTER);
        }
        if (dateIn(text).isEmpty()) {
            return Optional.of(Flaw.DATE);
        }
        return last == checkCharacter(text) ? Optional.empty() : Optional.of(Flaw.CHECK_DIGIT);
    }

    /// The check character that belongs to the first 17 digits: the weighted sum modulo 11, looked up in 10X98765432.
    ///
    /// @param digits at least 17 digits; what follows is not looked at
    public static char checkCharacter(CharSequence digits) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (digits.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    /// The number with these parts and the check character that belongs to them.
    ///
    /// @param division six digits
    /// @param order 0 to 999, odd for a man
    static String of(String division, LocalDate birth, int order) {
        StringBuilder text = new StringBuilder(18).append(division);
        Texts.padded(text, birth.getYear(), 4);
        Texts.padded(text, birth.getMonthValue(), 2);
        Texts.padded(text, birth.getDayOfMonth(), 2);
        Texts.padded(text, order, 3);
        return text.append(checkCharacter(text)).toString();
    }

    /// Code of the division that first registered the person. It may be a retired one: see [Divisions#findHistoric].
    public String divisionCode() {
        return value.substring(0, 6);
    }

    /// Date of birth.
    public LocalDate birthDate() {
        return dateIn(value).orElseThrow();
    }

    /// Sex, by the 17th digit.
    public Sex sex() {
        return (value.charAt(16) - '0') % 2 == 1 ? Sex.MALE : Sex.FEMALE;
    }

    private static Optional<LocalDate> dateIn(String text) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(text, 6, 10, 10),
                    Integer.parseInt(text, 10, 12, 10),
                    Integer.parseInt(text, 12, 14, 10)));
        } catch (DateTimeException impossible) {
            return Optional.empty();
        }
    }
}
