package org.zhanqiao.exchange.node;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a source said, and when.
///
/// @param asked      when the question left
/// @param answered   when the last byte of the answer had come
/// @param lastGoodAt when the source gave this answer, if it is an earlier one standing in; `null` for a fresh one
record SourceAnswer(
        List<SourceRow> rows,
        Instant asked,
        Instant answered,
        @Nullable Instant lastGoodAt) {}
