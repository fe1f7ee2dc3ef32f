package org.zhanqiao.demand;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.zhanqiao.web.ListQuery;

/// Which grants a list shows. Empty for all.
///
/// @param callers  those of these systems only
/// @param services those on these services only
public record GrantFilter(
        Optional<Grant.Standing> standing, Optional<List<String>> callers, Optional<List<String>> services) {

    public static GrantFilter all() {
        return new GrantFilter(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /// SQL over `demand.access_grant` with what it fills in.
    record Conditions(String sql, Map<String, Object> parameters) {}

    /// @param text found anywhere in the number, the system, the service, the purpose or the matter
    Conditions conditions(String text, Instant now) {
        var sql = new StringJoiner(" and ").add("true");
        var parameters = new HashMap<String, Object>();
        if (!text.isEmpty()) {
            sql.add("""
                    (id ilike :pattern or caller ilike :pattern or service ilike :pattern or purpose ilike :pattern
                     or matter ilike :pattern)
                    """.strip());
            parameters.put("pattern", new ListQuery(text, "", false, 1, 1).pattern());
        }
        standing.ifPresent(wanted -> {
            sql.add(
                    switch (wanted) {
                        case IN_FORCE -> "state = 'ACTIVE' and not_before <= :now and not_after > :now";
                        case WAITING -> "state = 'ACTIVE' and not_before > :now";
                        case EXPIRED -> "state = 'ACTIVE' and not_after <= :now and not_before <= :now";
                        case SUSPENDED -> "state = 'SUSPENDED'";
                        case REVOKED -> "state = 'REVOKED'";
                    });
            parameters.put("now", Timestamp.from(now));
        });
        callers.ifPresent(wanted -> oneOf(sql, parameters, "caller", wanted));
        services.ifPresent(wanted -> oneOf(sql, parameters, "service", wanted));
        return new Conditions(sql.toString(), parameters);
    }

    private static void oneOf(StringJoiner sql, Map<String, Object> parameters, String column, List<String> wanted) {
        sql.add(column + " = any (:" + column + "s)");
        parameters.put(column + "s", wanted.toArray(new String[0]));
    }
}
