package org.zhanqiao.identity.tokens;

import java.util.EnumSet;
import java.util.Set;
import org.zhanqiao.identity.Role;

/// What somebody asked a token to be, as they typed it.
///
/// @param roles names of roles; empty for a system's
public record TokenForm(String name, String days, Set<String> roles) {

    private static final String USUAL_DAYS = "90";

    /// One that nobody filled in yet.
    public static TokenForm empty(Set<String> roles) {
        return new TokenForm("", USUAL_DAYS, roles);
    }

    /// The days asked for; 0, which no token may have, when they are no number.
    public int wholeDays() {
        return days.strip().matches("[0-9]{1,6}") ? Integer.parseInt(days.strip()) : 0;
    }

    /// The roles asked for, without what is none.
    public Set<Role> knownRoles() {
        var known = EnumSet.noneOf(Role.class);
        for (var role : Role.values()) {
            if (roles.contains(role.name())) {
                known.add(role);
            }
        }
        return known;
    }
}
