package org.zhanqiao.audit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows in the text format of PostgreSQL's `COPY` (manual, COPY, File Formats).
final class CopyText {

    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder(64 * 1024);
    private boolean rowBegun;

    CopyText add(@Nullable String value) {
        separate();
        if (value == null) {
            text.append("\\N");
        } else {
            escape(value);
        }
        return this;
    }

    CopyText add(long value) {
        separate();
        text.append(value);
        return this;
    }

    CopyText add(boolean value) {
        separate();
        text.append(value ? 't' : 'f');
        return this;
    }

    CopyText add(@Nullable Instant value) {
        return add(value == null ? null : value.toString());
    }

    CopyText add(byte[] value) {
        separate();
        text.append("\\\\x");
        HEX.formatHex(text, value);
        return this;
    }

    /// An array: each element in quotes, the whole then escaped as any text.
    CopyText add(List<String> values) {
        var array = new StringBuilder("{");
        for (var value : values) {
            array.append(array.length() > 1 ? "," : "").append('"');
            for (int i = 0; i < value.length(); i++) {
                char c = value.charAt(i);
                if (c == '"' || c == '\\') {
                    array.append('\\');
                }
                array.append(c);
            }
            array.append('"');
        }
        return add(array.append('}').toString());
    }

    void endRow() {
        text.append('\n');
        rowBegun = false;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void separate() {
        if (rowBegun) {
            text.append('\t');
        }
        rowBegun = true;
    }

    private void escape(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
