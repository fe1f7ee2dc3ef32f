package org.zhanqiao.identity.tokens;

/// How the making of a token ended.
public sealed interface TokenMaking {

    record Made(IssuedToken issued) implements TokenMaking {}

    /// Its holder has as many valid ones as anybody may.
    record TooMany(int most) implements TokenMaking {}
}
