package org.zhanqiao.identity;

/// A key to sign with was registered, or ended: published in the transaction in which that happened.
///
/// @param held the key as it is now, with whose it is
public record OfficerKeyChanged(HeldKey held) {}
