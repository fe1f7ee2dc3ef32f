package org.zhanqiao.barrier.discovery;

import org.jspecify.annotations.Nullable;

/// A barrier is gone: the link that broke holds. Published in the transaction that keeps it.
///
/// @param before the barrier as it was
/// @param now    what following the paper comes to now, which is its proof; `null` where the paper is demanded no more
public record BreakMended(Finding before, @Nullable Finding now) {}
