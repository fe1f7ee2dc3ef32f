package org.zhanqiao.protection;

/// How much of a value a mask keeps from the caller, weakest first.
public enum MaskStrength {
    /// Nothing: the value as it is.
    CLEAR,
    /// Nothing from the caller, everything from whoever listens or reads the caller's files (SM4).
    ENCRYPTED,
    /// Some of it: ends, year, district or band are left.
    PARTIAL,
    /// All of it: stars, or a pseudonym that cannot be undone.
    FULL
}
