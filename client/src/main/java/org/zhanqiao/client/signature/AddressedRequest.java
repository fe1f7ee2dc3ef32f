package org.zhanqiao.client.signature;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request of which nothing but its digest is signed besides method and address.
record AddressedRequest(
        String method, URI address, @Nullable String contentDigest) implements RequestParts {
    @Override
    public String scheme() {
        return address.getScheme();
    }

    @Override
    public String authority() {
        return address.getRawAuthority();
    }

    @Override
    public String target() {
        String query = address.getRawQuery();
        return query == null ? address.getRawPath() : address.getRawPath() + '?' + query;
    }

    @Override
    public List<String> fieldValues(String name) {
        return contentDigest != null && name.equals("content-digest") ? List.of(contentDigest) : List.of();
    }
}
