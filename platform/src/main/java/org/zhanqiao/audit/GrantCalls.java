package org.zhanqiao.audit;

import java.util.OptionalDouble;

/// What became of the calls under one grant.
///
/// @param served       data left
/// @param refused      not allowed as they were asked
/// @param unavailable  allowed, but not served
/// @param lookedUp     of the served, those that looked rows up by keys
/// @param foundNothing of those, the ones that found no row
public record GrantCalls(long served, long refused, long unavailable, long lookedUp, long foundNothing) {

    /// No calls.
    public static GrantCalls none() {
        return new GrantCalls(0, 0, 0, 0, 0);
    }

    /// Calls that had to be served.
    public long asked() {
        return served + unavailable;
    }

    public GrantCalls plus(GrantCalls other) {
        return new GrantCalls(
                served + other.served,
                refused + other.refused,
                unavailable + other.unavailable,
                lookedUp + other.lookedUp,
                foundNothing + other.foundNothing);
    }

    /// Share of the look-ups that found something, 0 to 1; none without one.
    public OptionalDouble found() {
        return lookedUp == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of((double) (lookedUp - foundNothing) / lookedUp);
    }
}
