package org.zhanqiao.identity;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// The roles of one person, never empty, with the three administrators apart (三员分立): nobody holds two of
/// them, and none of them is also bureau staff or a data officer, whose work they watch. Staff of the city government's
/// office work for nobody whom it supervises.
///
/// @param all an unmodifiable set in the order of [Role]
public record Roles(Set<Role> all) {

    public Roles {
        if (all.isEmpty()) {
            throw new InvalidField("roles", "at least one is needed");
        }
        var copy = EnumSet.copyOf(all);
        var administrators = EnumSet.copyOf(copy);
        administrators.retainAll(Role.ADMINISTRATORS);
        if (administrators.size() > 1) {
            throw new InvalidField("roles", "one person cannot be " + administrators + " at once");
        }
        if (!administrators.isEmpty() && !Collections.disjoint(copy, Role.WATCHED)) {
            throw new InvalidField("roles", "an administrator cannot be bureau staff or a data officer: " + copy);
        }
        if (copy.contains(Role.CITY_OFFICE) && !Collections.disjoint(copy, Role.SUPERVISED)) {
            throw new InvalidField("roles", "the city government's office cannot be what it supervises: " + copy);
        }
        all = Collections.unmodifiableSet(copy);
    }

    public static Roles of(Role first, Role... more) {
        return new Roles(EnumSet.of(first, more));
    }

    public static Roles of(Collection<Role> roles) {
        return new Roles(Set.copyOf(roles));
    }

    public boolean has(Role role) {
        return all.contains(role);
    }

    public boolean hasAny(Role... roles) {
        for (var role : roles) {
            if (all.contains(role)) {
                return true;
            }
        }
        return false;
    }

    /// Whether they read what goes on between all agencies: the bureau, and the city government's office.
    public boolean oversee() {
        return hasAny(Role.BUREAU, Role.CITY_OFFICE);
    }

    /// Whether this is one of the three administrators.
    public boolean isAdministrator() {
        return !Collections.disjoint(all, Role.ADMINISTRATORS);
    }

    String[] names() {
        return all.stream().map(Role::name).toArray(String[]::new);
    }
}
