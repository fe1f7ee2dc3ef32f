package org.zhanqiao.identity;

import org.jspecify.annotations.Nullable;

/// Somebody to register.
///
/// @param agencyCode code of the agency, or null
/// @param password first password, or null for somebody who signs in through OpenID Connect only
/// @param residentId resident identity number of a citizen (GB 11643), or null; kept sealed, found by a keyed hash
public record NewPerson(
        String login,
        String name,
        @Nullable String agencyCode,
        Roles roles,
        @Nullable String password,
        @Nullable String residentId) {

    public NewPerson {
        login = Person.normalLogin(login);
        Person.requireLogin(login);
        name = Checks.text("name", name, 80);
        Person.requireAgency(roles, agencyCode);
        if (password != null) {
            PasswordRule.require(login, password);
        }
        if (residentId != null) {
            residentId = ResidentId.require(residentId);
        }
    }

    /// Names nobody: a password or an identity number never reaches a log by way of this record.
    @Override
    public String toString() {
        return "NewPerson[" + login + "]";
    }
}
