package org.zhanqiao.identity;

import java.util.Locale;

/// What a password must be: long rather than strange, as NIST SP 800-63B recommends.
public final class PasswordRule {

    public static final int SHORTEST = 12;
    public static final int LONGEST = 128;
    private static final int DISTINCT = 5;

    private PasswordRule() {}

    public static boolean accepts(String login, String password) {
        return password.length() >= SHORTEST
                && password.length() <= LONGEST
                && password.chars().distinct().count() >= DISTINCT
                && !password.toLowerCase(Locale.ROOT).contains(login.toLowerCase(Locale.ROOT));
    }

    static void require(String login, String password) {
        if (!accepts(login, password)) {
            throw new InvalidField(
                    "password",
                    SHORTEST + " to " + LONGEST + " characters, at least " + DISTINCT
                            + " different ones, without the login");
        }
    }
}
