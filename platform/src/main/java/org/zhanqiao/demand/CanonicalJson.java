package org.zhanqiao.demand;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import org.zhanqiao.client.signature.Sha256;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON in the one form of RFC 8785, for what is hashed and signed: members in the order of their names, no space.
/// Holds for maps of texts, whole numbers, truths, lists and maps.
public final class CanonicalJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private CanonicalJson() {}

    public static String write(Map<String, ?> content) {
        return MAPPER.writeValueAsString(content);
    }

    /// SHA-256 of a text in UTF-8, hexadecimal.
    public static String sha256(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
