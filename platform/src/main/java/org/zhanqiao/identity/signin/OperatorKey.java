package org.zhanqiao.identity.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/// The key of the one who runs the platform. An empty key is nobody's.
final class OperatorKey {

    private static final String SCHEME = "Bearer ";

    private final byte[] key;

    OperatorKey(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    /// Whether the request carries the key. Such a request needs no form token: no browser sends this header by
    /// itself, and no other site knows the key.
    boolean carriedBy(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        return key.length > 0
                && header != null
                && header.startsWith(SCHEME)
                && MessageDigest.isEqual(key, header.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8));
    }
}
