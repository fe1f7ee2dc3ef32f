package org.zhanqiao.web;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/// A place one can go to. A feature contributes its places as beans of this type.
///
/// @param order smaller comes first, and settles under which [NavigationGroup] it stands
/// @param messageKey key of its name; its description is the key followed by `.hint`
/// @param path address of the page
/// @param roles names of the roles that are shown it
public record NavigationItem(int order, String messageKey, String path, Set<String> roles) {

    public NavigationItem {
        roles = Set.copyOf(roles);
        if (roles.isEmpty()) {
            throw new IllegalArgumentException("roles: a navigation item that nobody is shown: " + path);
        }
        if (!LocalPath.isOne(path)) {
            throw new IllegalArgumentException("path: expected an address on this site: " + path);
        }
    }

    /// An item for some roles.
    ///
    /// @param roles constants of the role enumeration
    public static NavigationItem of(int order, String messageKey, String path, Enum<?>... roles) {
        return new NavigationItem(
                order, messageKey, path, Arrays.stream(roles).map(Enum::name).collect(Collectors.toSet()));
    }

    /// Key of the sentence that says what can be done there.
    public String hintKey() {
        return messageKey + ".hint";
    }

    boolean isFor(SignedIn user) {
        return user.roleNames().stream().anyMatch(roles::contains);
    }

    boolean contains(String currentPath) {
        return currentPath.equals(path) || currentPath.startsWith(path + "/");
    }
}
