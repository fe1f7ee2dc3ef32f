package org.zhanqiao.client;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.client.signature.ContentDigest;
import org.zhanqiao.client.signature.RequestParts;

/// A request before it is signed; each attempt signs it anew.
final class OutgoingRequest {
    private final URI uri;
    private final byte @Nullable [] body;
    private final @Nullable String contentDigest;
    private final RequestParts parts;

    private OutgoingRequest(String method, URI uri, byte @Nullable [] body) {
        this.uri = uri;
        this.body = body;
        this.contentDigest = body == null ? null : ContentDigest.sha256(body);
        this.parts = RequestParts.of(method, uri, contentDigest);
    }

    static OutgoingRequest get(URI uri) {
        return new OutgoingRequest("GET", uri, null);
    }

    static OutgoingRequest post(URI uri, byte[] body) {
        return new OutgoingRequest("POST", uri, body);
    }

    URI uri() {
        return uri;
    }

    byte @Nullable [] body() {
        return body;
    }

    @Nullable String contentDigest() {
        return contentDigest;
    }

    /// What is signed of it.
    RequestParts parts() {
        return parts;
    }
}
