package org.zhanqiao.evidence;

import java.util.Base64;

/// Standard base64 that accepts one spelling of each value only, so that a proof has exactly one text.
final class StrictBase64 {
    private StrictBase64() {}

    /// @throws IllegalArgumentException when the text is not the canonical, padded base64 of its bytes
    static byte[] decode(String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Not base64: '" + shortened(text) + "'", e);
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException("Not canonical base64: '" + shortened(text) + "'");
        }
        return bytes;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
