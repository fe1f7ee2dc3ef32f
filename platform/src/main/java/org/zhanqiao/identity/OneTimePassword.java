package org.zhanqiao.identity;

import java.util.random.RandomGenerator;

/// Passwords that somebody reads off a screen or a sheet and types once.
final class OneTimePassword {

    /// Letters and digits that are not mistaken for each other.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 4;

    private OneTimePassword() {}

    /// Four groups of four out of 31 characters, 79 bits, which [PasswordRule] accepts.
    static String draw(String login, RandomGenerator random) {
        var password = draw(random);
        while (!PasswordRule.accepts(login, password)) {
            password = draw(random);
        }
        return password;
    }

    private static String draw(RandomGenerator random) {
        var text = new StringBuilder(GROUPS * (GROUP + 1));
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                text.append('-');
            }
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
