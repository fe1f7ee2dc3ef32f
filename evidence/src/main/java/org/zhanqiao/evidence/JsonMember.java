package org.zhanqiao.evidence;

import java.util.Optional;

/// Finds one string member at the top level of a JSON object, without a JSON library, because the verifier has none.
/// A name counts when it is spelled without escapes.
final class JsonMember {
    private final String text;
    private final String name;
    private int at;

    private JsonMember(String text, String name) {
        this.text = text;
        this.name = name;
    }

    /// The raw characters of the value, escapes as they stand; empty when there is no such member, its value is no
    /// string, or the text is no JSON object.
    ///
    /// @throws IllegalArgumentException when the member stands there twice
    static Optional<String> findRaw(String json, String name) {
        return new JsonMember(json, name).scan();
    }

    /// The value with its escapes resolved (RFC 8259 section 7).
    ///
    /// @throws IllegalArgumentException when the member stands there twice, or an escape is malformed
    static Optional<String> find(String json, String name) {
        return findRaw(json, name).map(JsonMember::resolve);
    }

    private Optional<String> scan() {
        Optional<String> found = Optional.empty();
        int depth = 0;
        boolean key = false;
        if (!text.stripLeading().startsWith("{")) {
            return found;
        }
        while (at < text.length()) {
            char c = text.charAt(at++);
            switch (c) {
                case '{', '[' -> {
                    depth++;
                    key = depth == 1;
                }
                case '}', ']' -> depth--;
                case ',' -> key = depth == 1;
                case '"' -> {
                    String string = string();
                    if (depth == 1 && key) {
                        key = false;
                        if (string.equals(name) && nextIsString()) {
                            if (found.isPresent()) {
                                throw new IllegalArgumentException("Two members '" + name + "'");
                            }
                            found = Optional.of(string());
                        }
                    }
                }
                default -> {}
            }
        }
        return found;
    }

    /// The raw characters up to the closing quote.
    private String string() {
        int start = at;
        while (at < text.length() && text.charAt(at) != '"') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        int end = Math.min(at, text.length());
        at = end + 1;
        return text.substring(start, end);
    }

    /// Steps over the colon, and over the opening quote when the value is a string.
    private boolean nextIsString() {
        int next = at;
        boolean colon = false;
        while (next < text.length()) {
            char c = text.charAt(next++);
            if (c == ':' && !colon) {
                colon = true;
            } else if (c == '"') {
                at = next;
                return true;
            } else if (!Character.isWhitespace(c)) {
                return false;
            }
        }
        return false;
    }

    private static String resolve(String raw) {
        if (raw.indexOf('\\') < 0) {
            return raw;
        }
        StringBuilder plain = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c != '\\') {
                plain.append(c);
                continue;
            }
            char escape = ++i < raw.length() ? raw.charAt(i) : ' ';
            switch (escape) {
                case '"', '\\', '/' -> plain.append(escape);
                case 'b' -> plain.append('\b');
                case 'f' -> plain.append('\f');
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case 't' -> plain.append('\t');
                case 'u' -> {
                    plain.append(unicode(raw, i + 1));
                    i += 4;
                }
                default -> throw new IllegalArgumentException("A malformed escape");
            }
        }
        return plain.toString();
    }

    private static char unicode(String raw, int from) {
        int code = 0;
        for (int i = from; i < from + 4; i++) {
            int digit = i < raw.length() ? Character.digit(raw.charAt(i), 16) : -1;
            if (digit < 0) {
                throw new IllegalArgumentException("A malformed escape");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }
}
