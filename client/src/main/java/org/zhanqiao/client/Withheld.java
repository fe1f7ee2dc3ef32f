package org.zhanqiao.client;

/// A field that the grant names and that the exchange does not give now, although the call is served. It is missing
/// from every row, which says nothing about whether the source has a value.
///
/// @param reason stable, such as `verified-only` or `mask-too-weak`; `docs/levels.md` says what each means
public record Withheld(String field, String reason) {}
