package org.zhanqiao.exchange.desk;

/// One grant with its use.
///
/// @param tries whether the reader may try a call under it
public record GrantPageView(GrantView grant, GrantUseView use, boolean tries) {}
