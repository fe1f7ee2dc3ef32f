package org.zhanqiao.client.signature;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a signature may cover of a request, as the HTTP library at hand knows it.
public interface RequestParts {
    /// A request that is about to be sent.
    ///
    /// @param address       absolute
    /// @param contentDigest value of `Content-Digest`, or null for a request without content
    static RequestParts of(String method, URI address, @Nullable String contentDigest) {
        return new AddressedRequest(method, address, contentDigest);
    }

    /// The method, in the case it was sent, such as `POST`.
    String method();

    /// `http` or `https`; what the client used, not what a proxy in between did.
    String scheme();

    /// Host and, where it was given, port: the `Host` header or `:authority`.
    String authority();

    /// The request target as on the request line, such as `/v1/services/x/query?a=b`; not decoded, not normalised.
    String target();

    /// The values of a field in the order received, one element a header line; empty when the field is absent.
    ///
    /// @param name in lower case
    List<String> fieldValues(String name);
}
