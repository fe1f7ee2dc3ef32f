package org.zhanqiao.client.signature;

import java.util.List;

/// What a signature may cover of a request, as the HTTP library at hand knows it.
public interface RequestParts {
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
