package org.zhanqiao.identity;

import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A key that values are encrypted to for a calling system (SM4, GB/T 32907), without its material.
///
/// @param endedAtOrNull when another took its place or it was withdrawn
public record Sm4Key(
        String keyId,
        String system,
        Instant registeredAt,
        @Nullable Instant endedAtOrNull) {

    static final int BYTES = 16;

    private static final Pattern HEXADECIMAL = Pattern.compile("[0-9A-Fa-f]{32}");

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAtOrNull);
    }

    /// The 16 bytes of a key as people write it. 32 hexadecimal digits would be 24 bytes of Base64, so the two are
    /// never taken for each other.
    ///
    /// @throws InvalidField when it is none, or all its bytes are the same
    static byte[] parse(String text) {
        var stripped = text.replaceAll("\\s", "");
        byte[] bytes;
        try {
            bytes = HEXADECIMAL.matcher(stripped).matches()
                    ? HexFormat.of().parseHex(stripped)
                    : Base64.getDecoder().decode(stripped);
        } catch (IllegalArgumentException e) {
            bytes = new byte[0];
        }
        if (bytes.length != BYTES || isOneByteRepeated(bytes)) {
            throw new InvalidField("sm4Key", "expected 16 random bytes, Base64 or hexadecimal");
        }
        return bytes;
    }

    private static boolean isOneByteRepeated(byte[] bytes) {
        for (var each : bytes) {
            if (each != bytes[0]) {
                return false;
            }
        }
        return true;
    }
}
