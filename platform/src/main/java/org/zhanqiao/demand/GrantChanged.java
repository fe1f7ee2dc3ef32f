package org.zhanqiao.demand;

/// A grant was signed, suspended, resumed or revoked. Published inside the transaction that changes it, so that a
/// listener that cannot follow undoes the change.
public record GrantChanged(Grant grant) {}
