package org.zhanqiao.audit;

import java.net.URI;
import java.util.List;

/// Where the exchange nodes are found: the property `zhanqiao.exchange-url`, for everything that asks or calls them.
///
/// @param all base addresses such as `http://localhost:8090`, without a slash at the end; empty where none is set
public record NodeAddresses(List<URI> all) {

    public NodeAddresses {
        all = List.copyOf(all);
    }

    /// @param texts base addresses, with or without a slash at the end; blank ones are passed over
    /// @throws IllegalArgumentException when one is no address
    static NodeAddresses of(List<String> texts) {
        return new NodeAddresses(texts.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .map(text -> URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text))
                .toList());
    }
}
