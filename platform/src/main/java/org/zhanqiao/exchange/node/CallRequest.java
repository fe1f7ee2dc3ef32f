package org.zhanqiao.exchange.node;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhanqiao.demand.Mode;

/// What a caller asks, read and typed, not yet checked against a grant.
///
/// @param keys   query and verify: one map of item to value for each key, all of the same items, in request order
/// @param values verify: the values to compare, one map a key
/// @param fields what to return or nothing for all that is granted
/// @param size   list: rows a page
/// @param after  list: where the last page ended
/// @param unquoted items whose value was sent without quotes
record CallRequest(
        Mode mode,
        List<Map<String, String>> keys,
        List<Map<String, String>> values,
        @Nullable List<String> fields,
        @Nullable String caseNumber,
        @Nullable String purpose,
        int size,
        @Nullable String after,
        Unquoted unquoted) {

    static final int MOST_KEYS = 500;
    static final int MOST_FIELDS = 500;
    static final int MOST_ROWS_A_PAGE = 1_000;
    static final int DEFAULT_ROWS_A_PAGE = 100;
}
