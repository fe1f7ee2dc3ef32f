package org.zhanqiao.client.signature;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads a structured field (RFC 9651) from left to right.
///
/// Stricter than the standard in one point: within a member only the canonical spelling of §4.1 is accepted (one
/// space between the items of a list, none after `;`, no leading zeros), so that signer and verifier cannot mean
/// different texts by the same parameters.
final class FieldCursor {
    private final String text;
    private int at;

    FieldCursor(String text) {
        this.text = text;
        skipSpaces();
    }

    /// A dictionary whose members are items; parameters of the items are read and dropped.
    static Map<String, Object> dictionary(String text) throws MalformedField {
        var members = new LinkedHashMap<String, Object>();
        var cursor = new FieldCursor(text);
        while (!cursor.atEnd()) {
            String key = cursor.key();
            Object value = cursor.take('=') ? cursor.bareItem() : true;
            cursor.skipParameters();
            if (members.putIfAbsent(key, value) != null) {
                throw new MalformedField("member \"" + key + "\" occurs twice", "成员“" + key + "”出现了两次");
            }
            cursor.endOfMember();
        }
        return members;
    }

    boolean atEnd() {
        return at >= text.length();
    }

    int position() {
        return at;
    }

    String since(int start) {
        return text.substring(start, at);
    }

    boolean take(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    void require(char expected) throws MalformedField {
        if (!take(expected)) {
            throw unexpected("'" + expected + "'", " " + expected);
        }
    }

    /// Steps over the comma to the next member, or to the end of the field.
    void endOfMember() throws MalformedField {
        skipSpaces();
        if (atEnd()) {
            return;
        }
        require(',');
        skipSpaces();
        if (atEnd()) {
            throw new MalformedField("a comma with nothing after it", "逗号之后没有内容");
        }
    }

    String key() throws MalformedField {
        int start = at;
        if (atEnd() || !(isLower(text.charAt(at)) || text.charAt(at) == '*')) {
            throw unexpected("a key", "键");
        }
        while (at < text.length() && isKeyCharacter(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    String string() throws MalformedField {
        require('"');
        int start = at;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                String plain = text.substring(start, at);
                at++;
                return plain;
            }
            if (c == '\\') {
                return stringWithEscapes(start);
            }
            requirePrintable(c);
            at++;
        }
        throw new MalformedField("a string without its closing quote", "字符串缺少右引号");
    }

    /// Integer: Long; decimal: BigDecimal; string: String; token: [Token]; bytes: byte[]; boolean: Boolean; date:
    /// Instant.
    Object bareItem() throws MalformedField {
        if (atEnd()) {
            throw unexpected("a value", "值");
        }
        char c = text.charAt(at);
        return switch (c) {
            case '"' -> string();
            case ':' -> bytes();
            case '?' -> bool();
            case '@' -> {
                at++;
                if (number() instanceof Long seconds) {
                    yield Instant.ofEpochSecond(seconds);
                }
                throw new MalformedField("a date that is not a whole number of seconds", "日期不是整数秒");
            }
            default -> {
                if (c == '-' || isDigit(c)) {
                    yield number();
                }
                yield token();
            }
        };
    }

    byte[] bytes() throws MalformedField {
        require(':');
        int end = text.indexOf(':', at);
        if (end < 0) {
            throw new MalformedField("a byte sequence without its closing colon", "字节序列缺少结尾的冒号");
        }
        String encoded = text.substring(at, end);
        at = end + 1;
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw new MalformedField("a byte sequence that is not base64", "字节序列不是 Base64");
        }
    }

    private void skipParameters() throws MalformedField {
        while (take(';')) {
            key();
            if (take('=')) {
                bareItem();
            }
        }
    }

    private String stringWithEscapes(int start) throws MalformedField {
        var value = new StringBuilder(text.substring(start, at));
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return value.toString();
            }
            if (c == '\\') {
                c = atEnd() ? ' ' : text.charAt(at++);
                if (c != '"' && c != '\\') {
                    throw new MalformedField(
                            "a backslash in a string before neither \" nor \\", "字符串中反斜杠之后既不是引号也不是反斜杠");
                }
            }
            requirePrintable(c);
            value.append(c);
        }
        throw new MalformedField("a string without its closing quote", "字符串缺少右引号");
    }

    private Boolean bool() throws MalformedField {
        require('?');
        if (take('1')) {
            return true;
        }
        require('0');
        return false;
    }

    private Object number() throws MalformedField {
        int start = at;
        take('-');
        int digits = at;
        int point = -1;
        while (at < text.length() && (isDigit(text.charAt(at)) || (point < 0 && text.charAt(at) == '.'))) {
            if (text.charAt(at) == '.') {
                point = at;
            }
            at++;
        }
        int whole = (point < 0 ? at : point) - digits;
        if (whole == 0) {
            throw unexpected("a digit", "数字");
        }
        String number = text.substring(start, at);
        if ((whole > 1 && text.charAt(digits) == '0') || number.equals("-0")) {
            throw new MalformedField("a number not in its canonical spelling", "数字的写法不规范");
        }
        if (point < 0) {
            if (whole > 15) {
                throw new MalformedField("an integer of more than 15 digits", "整数超过 15 位");
            }
            return Long.valueOf(number);
        }
        int fraction = at - point - 1;
        if (whole > 12 || fraction < 1 || fraction > 3) {
            throw new MalformedField(
                    "a decimal outside 12 digits before and 1 to 3 after the point", "小数应为整数部分至多 12 位、小数部分 1 到 3 位");
        }
        return new BigDecimal(number);
    }

    private Token token() throws MalformedField {
        int start = at;
        char first = text.charAt(at);
        if (!isLower(first) && !(first >= 'A' && first <= 'Z') && first != '*') {
            throw unexpected("a value", "值");
        }
        while (at < text.length() && isTokenCharacter(text.charAt(at))) {
            at++;
        }
        return new Token(text.substring(start, at));
    }

    private void skipSpaces() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private MalformedField unexpected(String expected, String expectedZh) {
        return new MalformedField(
                expected + " expected at character " + (at + 1), "第 " + (at + 1) + " 个字符处应为" + expectedZh);
    }

    private static void requirePrintable(char c) throws MalformedField {
        if (c < 0x20 || c > 0x7e) {
            throw new MalformedField("a string with a character outside printable ASCII", "字符串中有可打印 ASCII 以外的字符");
        }
    }

    private static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isKeyCharacter(char c) {
        return isLower(c) || isDigit(c) || c == '_' || c == '-' || c == '.' || c == '*';
    }

    private static boolean isTokenCharacter(char c) {
        return isLower(c) || isDigit(c) || (c >= 'A' && c <= 'Z') || "!#$%&'*+-.^_`|~:/".indexOf(c) >= 0;
    }

    /// A token (RFC 9651 §3.3.4), kept apart from a string of the same letters.
    record Token(String text) {}
}
