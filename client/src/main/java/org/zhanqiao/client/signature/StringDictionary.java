package org.zhanqiao.client.signature;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// A header that is a dictionary of strings (RFC 9651 §3.2), such as `Zhanqiao-Timing`.
public final class StringDictionary {
    private StringDictionary() {}

    /// The members in their order; empty when the header is not a dictionary of strings.
    public static Optional<Map<String, String>> find(String header) {
        var strings = new LinkedHashMap<String, String>();
        try {
            for (var member : FieldCursor.dictionary(header).entrySet()) {
                if (!(member.getValue() instanceof String text)) {
                    return Optional.empty();
                }
                strings.put(member.getKey(), text);
            }
        } catch (MalformedField e) {
            return Optional.empty();
        }
        return Optional.of(strings);
    }
}
