package org.zhanqiao.audit;

import java.time.YearMonth;

/// Calls of whole months of the city.
///
/// @param from     the first month
/// @param to       the last month
/// @param provider code of the agency whose services were called; empty for all
/// @param consumer code of the agency that called; empty for all
public record CallScope(YearMonth from, YearMonth to, String provider, String consumer) {

    public CallScope {
        provider = CallFilter.comparable(provider);
        consumer = CallFilter.comparable(consumer);
    }
}
