package org.zhanqiao.client;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.client.signature.ContentDigest;
import org.zhanqiao.client.signature.RequestParts;

/// A request before it is signed; each attempt signs it anew.
final class OutgoingRequest implements RequestParts {
    private final String method;
    private final URI uri;
    private final byte @Nullable [] body;
    private final @Nullable String contentDigest;

    private OutgoingRequest(String method, URI uri, byte @Nullable [] body) {
        this.method = method;
        this.uri = uri;
        this.body = body;
        this.contentDigest = body == null ? null : ContentDigest.sha256(body);
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

    @Override
    public String method() {
        return method;
    }

    @Override
    public String scheme() {
        return uri.getScheme();
    }

    @Override
    public String authority() {
        return uri.getRawAuthority();
    }

    @Override
    public String target() {
        return uri.getRawPath();
    }

    @Override
    public List<String> fieldValues(String name) {
        return contentDigest != null && name.equals("content-digest") ? List.of(contentDigest) : List.of();
    }
}
