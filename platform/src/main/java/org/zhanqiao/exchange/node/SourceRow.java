package org.zhanqiao.exchange.node;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row as the source gave it, unmasked. Lives from the source to the mask and is never logged or kept.
///
/// @param key     which key of the request found it; 0 in lists
/// @param asOf    when the source says it was true
/// @param subjects identity numbers and credit codes the row is about; they go into the evidence as commitments
/// @param rowKey  lists: what the next page goes on after
/// @param values  in the order of the plan's columns (verify: of its verifiable items)
record SourceRow(
        int key,
        @Nullable Instant asOf,
        @Nullable String[] subjects,
        @Nullable String[] rowKey,
        @Nullable String[] values) {

    @Override
    public String toString() {
        return "SourceRow[key " + key + "]";
    }
}
