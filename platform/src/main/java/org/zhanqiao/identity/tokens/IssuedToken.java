package org.zhanqiao.identity.tokens;

/// A token just made, with its text for the only time.
///
/// @param text what stands after `Bearer`; it must not reach a log
public record IssuedToken(AccessToken token, String text) {

    @Override
    public String toString() {
        return "IssuedToken[" + token.id() + "]";
    }
}
