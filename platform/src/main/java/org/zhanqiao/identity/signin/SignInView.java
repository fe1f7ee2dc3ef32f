package org.zhanqiao.identity.signin;

import java.util.List;
import org.zhanqiao.web.InputError;

/// The sign-in page.
///
/// @param login as it was typed
/// @param next where to go afterwards, empty for home
/// @param doors other doors, when there are any
public record SignInView(String login, String next, List<InputError> errors, List<OtherDoor> doors) {

    /// A link to an identity provider.
    ///
    /// @param name of the identity provider
    /// @param path where its sign-in begins
    public record OtherDoor(String name, String path) {}
}
