package org.zhanqiao.exchange.console;

import java.util.regex.Pattern;

/// A word of a command line that a POSIX shell hands over as it is.
final class ShellWord {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private ShellWord() {}

    static String of(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
