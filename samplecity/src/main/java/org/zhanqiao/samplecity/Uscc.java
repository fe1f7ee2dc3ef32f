package org.zhanqiao.samplecity;

import java.util.Optional;

/// A unified social credit code (统一社会信用代码, GB 32100-2015): registering department, kind, 6 digits of division, the
/// 9 characters of an organisation code with its own check (GB 11714-1997), and a check character.
///
/// @param value 18 characters of the alphabet without I, O, S, V and Z
public record Uscc(String value) {

    /// What can be wrong with a code, in the order in which it is looked for.
    public enum Flaw {
        /// Not 18 characters.
        LENGTH,
        /// A character outside the alphabet, or a division that is not digits.
        CHARACTER,
        /// Place 17 does not follow from places 9 to 16 (GB 11714).
        ORGANISATION_CHECK,
        /// Place 18 does not follow from the others.
        CHECK_DIGIT
    }

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    /// Checks the code.
    ///
    /// @throws IllegalArgumentException naming the flaw
    public Uscc {
        flawOf(value).ifPresent(flaw -> {
            throw new IllegalArgumentException("not a unified social credit code: wrong " + flaw);
        });
    }

    /// The code, when it is one.
    public static Optional<Uscc> find(String text) {
        return flawOf(text).isPresent() ? Optional.empty() : Optional.of(new Uscc(text));
    }

    /// The first flaw of a text that should be a code; empty when it is well formed.
    public static Optional<Flaw> flawOf(String text) {
        if (text.length() != 18) {
            return Optional.of(Flaw.LENGTH);
        }
        for (int i = 0; i < 18; i++) {
            int place = ALPHABET.indexOf(text.charAt(i));
            if (place < 0 || (i >= 2 && i < 8 && place > 9)) {
                return Optional.of(Flaw.CHARACTER);
            }
        }
        if (text.charAt(16) != organisationCheck(text.substring(8, 16))) {
            return Optional.of(Flaw.ORGANISATION_CHECK);
        }
        return text.charAt(17) == checkCharacter(text) ? Optional.empty() : Optional.of(Flaw.CHECK_DIGIT);
    }

    /// The last character of a code: weights 3^i mod 31 over the first 17 places.
    ///
    /// @param text at least 17 characters of the alphabet; what follows is not looked at
    public static char checkCharacter(CharSequence text) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += ALPHABET.indexOf(text.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    /// The ninth character of an organisation code (GB 11714): 11 less the weighted sum modulo 11, where 10
    /// is written X and 11 is written 0. Letters count A=10 to Z=35.
    ///
    /// @param eight eight digits or capital letters
    public static char organisationCheck(CharSequence eight) {
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += Character.digit(eight.charAt(i), 36) * ORGANISATION_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : (char) ('0' + check);
    }

    /// The code with these parts and both check characters.
    ///
    /// @param kind two characters: registering department and kind of body, such as 91 for an enterprise
    /// @param division six digits
    /// @param eight eight characters of the alphabet
    static String of(String kind, String division, String eight) {
        StringBuilder text = new StringBuilder(18)
                .append(kind)
                .append(division)
                .append(eight)
                .append(organisationCheck(eight));
        return text.append(checkCharacter(text)).toString();
    }

    /// The character that stands for a number from 0 to 30.
    static char character(int number) {
        return ALPHABET.charAt(number);
    }

    /// Code of the division where the body was registered.
    public String divisionCode() {
        return value.substring(2, 8);
    }

    /// Places 9 to 17: the organisation code (组织机构代码).
    public String organisationCode() {
        return value.substring(8, 17);
    }
}
