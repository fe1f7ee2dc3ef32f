package org.zhanqiao.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;

/// Whether the data of an entry commits to its detail: by the member `"detail":"base64 of the hash of detail"` at the
/// top level of the JSON object that the data is.
final class DetailCommitment {
    private static final String MEMBER = "detail";

    private final String text;
    private int at;

    private DetailCommitment(String text) {
        this.text = text;
    }

    /// Detail must be committed to, and what is committed to must be there.
    static boolean holds(RecordReader entry, TreeHasher hasher) {
        Optional<String> committed;
        try {
            committed = find(new String(entry.bytes(), RecordFormat.HEADER, entry.dataLength(), UTF_8));
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (entry.detailLength() == 0) {
            return committed.isEmpty();
        }
        byte[] hash = hasher.plain(entry.bytes(), RecordFormat.HEADER + entry.dataLength(), entry.detailLength());
        return committed.isPresent()
                && committed.get().equals(Base64.getEncoder().encodeToString(hash));
    }

    /// The string member `detail` at the top level; empty when there is none, or when the text is no JSON object.
    ///
    /// @throws IllegalArgumentException when the member stands there twice
    static Optional<String> find(String json) {
        return new DetailCommitment(json).scan();
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
                        if (string.equals(MEMBER) && nextIsString()) {
                            if (found.isPresent()) {
                                throw new IllegalArgumentException("Two members 'detail'");
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

    /// The raw characters up to the closing quote; escapes stay as they are, since neither name nor hash needs one.
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
}
