package org.zhanqiao.exchange.node;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What may leave: every value under its mask. Only [Masking] makes one, and only this can be answered with.
///
/// @param missing    places of keys without a row
/// @param matches    verify: yes or no per item, one a key
/// @param next       list: where this page ended, sealed; `null` on the last page
/// @param subjects   whom the answer is about, for the evidence; never leaves
/// @param lastGoodAt when the source gave the answer that stands in for a fresh one; `null` when it is fresh
/// @param disputed   the fields that are disputed in any row, for the evidence
record MaskedRows(
        List<Row> rows,
        List<Integer> missing,
        List<Match> matches,
        @Nullable String next,
        List<String> subjects,
        @Nullable Instant lastGoodAt,
        Set<String> disputed) {

    /// A row under its masks, values in the order of the call's columns.
    record Row(int key, @Nullable Instant asOf, @Nullable String[] values, List<DisputedField> disputed) {}

    /// Yes or no for each item, and which of the stored values are disputed.
    record Match(Map<String, Boolean> items, List<DisputedField> disputed) {}

    @Override
    public String toString() {
        return "MaskedRows[" + rows.size() + " rows]";
    }
}
