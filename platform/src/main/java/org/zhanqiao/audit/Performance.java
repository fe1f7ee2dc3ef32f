package org.zhanqiao.audit;

import java.util.OptionalDouble;

/// How well calls were served.
///
/// @param served      data left
/// @param refused     the caller was not allowed what it asked; says nothing of the service
/// @param unavailable it would have been allowed, but could not be served
/// @param kept        of the served, those answered with the last good answer kept instead of by the source itself
/// @param median      milliseconds in which half of the served calls were answered, within 5 %; none without one
/// @param slow        milliseconds in which 95 of a hundred were, within 5 %; none without one
public record Performance(
        long served, long refused, long unavailable, long kept, OptionalDouble median, OptionalDouble slow) {

    /// No calls.
    public static Performance none() {
        return new Performance(0, 0, 0, 0, OptionalDouble.empty(), OptionalDouble.empty());
    }

    /// Share of the calls it had to serve that it served, 0 to 1; none without such a call. Refused calls are no calls
    /// it had to serve.
    public OptionalDouble stability() {
        return share(served, served + unavailable);
    }

    /// Share of the served calls that the source itself answered, 0 to 1; none without one.
    public OptionalDouble freshness() {
        return share(served - kept, served);
    }

    private static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / whole);
    }
}
