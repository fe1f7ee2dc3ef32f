package org.zhanqiao.client.signature;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The header `Content-Digest` (RFC 9530): a digest of exactly the bytes of a message's content.
public final class ContentDigest {
    private ContentDigest() {}

    /// What the header says about a body.
    public enum Check {
        /// Every digest of a known algorithm is that of the body, and there is at least one.
        MATCHES("the content digest matches", "内容摘要相符"),
        /// A digest is that of other bytes.
        MISMATCH("the content digest is that of another body", "内容摘要与正文不符"),
        /// Neither sha-256 nor sha-512 is there; other algorithms are ignored.
        NO_KNOWN_ALGORITHM("Content-Digest has neither sha-256 nor sha-512", "Content-Digest 里没有 sha-256 或 sha-512"),
        /// Not a dictionary of byte sequences.
        MALFORMED("Content-Digest is not a dictionary of byte sequences", "Content-Digest 的写法不对，应为 sha-256=:Base64:"),
        /// The header is absent.
        MISSING("the header Content-Digest is missing", "缺少 Content-Digest 头部");

        private final String reason;
        private final String reasonZh;

        Check(String reason, String reasonZh) {
            this.reason = reason;
            this.reasonZh = reasonZh;
        }

        /// The finding as an English phrase.
        public String reason() {
            return reason;
        }

        /// The finding as a Chinese phrase.
        public String reasonZh() {
            return reasonZh;
        }
    }

    /// A header value with the SHA-256 of the body.
    public static String sha256(byte[] body) {
        return "sha-256=:" + Base64.getEncoder().encodeToString(Sha256.of(body)) + ':';
    }

    /// A header value with the SHA-512 of the body.
    public static String sha512(byte[] body) {
        return "sha-512=:" + Base64.getEncoder().encodeToString(sha512Of(body)) + ':';
    }

    /// Holds a header value against the body received; several header lines are to be joined by `, ` beforehand.
    public static Check check(@Nullable String header, byte[] body) {
        if (header == null || header.isBlank()) {
            return Check.MISSING;
        }
        Map<String, Object> digests;
        try {
            digests = FieldCursor.dictionary(header);
        } catch (MalformedField e) {
            return Check.MALFORMED;
        }
        boolean known = false;
        for (var stated : digests.entrySet()) {
            byte @Nullable [] actual = switch (stated.getKey()) {
                case "sha-256" -> Sha256.of(body);
                case "sha-512" -> sha512Of(body);
                default -> null;
            };
            if (actual == null) {
                continue;
            }
            if (!(stated.getValue() instanceof byte[] bytes)) {
                return Check.MALFORMED;
            }
            if (!MessageDigest.isEqual(bytes, actual)) {
                return Check.MISMATCH;
            }
            known = true;
        }
        return known ? Check.MATCHES : Check.NO_KNOWN_ALGORITHM;
    }

    private static byte[] sha512Of(byte[] body) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(body);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java runtime lacks SHA-512", e);
        }
    }
}
