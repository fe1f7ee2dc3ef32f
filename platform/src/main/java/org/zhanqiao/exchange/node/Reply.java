package org.zhanqiao.exchange.node;

import org.jspecify.annotations.Nullable;

/// What goes back over HTTP.
///
/// @param retryAfter seconds after which it may be tried again; 0 where that would be of no use
/// @param receipt `null` only where nothing was kept because nothing could be, and then there is no data either
record Reply(int status, byte[] body, @Nullable Receipt receipt, CallTimes times, long retryAfter) {}
