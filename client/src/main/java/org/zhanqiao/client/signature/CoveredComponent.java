package org.zhanqiao.client.signature;

import org.jspecify.annotations.Nullable;

/// One covered component of a signature (RFC 9421 §2).
///
/// @param name lower-case field name, or a derived component's name starting with `@`
/// @param identifier as it stands in the signature base: the quoted name with its parameters
/// @param queryParameter the `name` parameter of `@query-param`
/// @param otherParameter a parameter that this implementation cannot honour (`sf`, `key`, `bs`, `req`, `tr`, …)
public record CoveredComponent(
        String name,
        String identifier,
        @Nullable String queryParameter,
        @Nullable String otherParameter) {

    /// A component without parameters.
    public static CoveredComponent of(String name) {
        return new CoveredComponent(name, '"' + name + '"', null, null);
    }
}
