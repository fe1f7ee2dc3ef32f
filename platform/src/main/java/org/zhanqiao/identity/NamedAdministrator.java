package org.zhanqiao.identity;

/// Somebody named to be an administrator.
///
/// @param login name to sign in with
/// @param name the person's own name
public record NamedAdministrator(String login, String name) {

    /// @throws InvalidField when login or name is none
    public NamedAdministrator {
        login = Person.normalLogin(login);
        Person.requireLogin(login);
        name = Checks.text("name", name, 80);
    }
}
