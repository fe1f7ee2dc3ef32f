package org.zhanqiao.identity;

/// A key to sign with and whose it is.
///
/// @param name   of the person
/// @param agency code of the agency they sign for; empty for none
public record HeldKey(OfficerKey key, String name, String agency) {}
