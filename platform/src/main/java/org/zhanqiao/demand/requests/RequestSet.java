package org.zhanqiao.demand.requests;

import java.util.Map;

/// Requests that have something in common which their table does not say, such as how long their answer took.
///
/// @param sql        a query over the feature's schema with a column `request`, once a request; its other columns are
///     named like none of `demand.request`
/// @param parameters what it fills in
/// @param orders     columns it can be sorted by, from the names a page shows
public record RequestSet(String sql, Map<String, Object> parameters, Map<String, String> orders) {

    public RequestSet {
        parameters = Map.copyOf(parameters);
        orders = Map.copyOf(orders);
    }
}
