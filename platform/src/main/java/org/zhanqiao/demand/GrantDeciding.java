package org.zhanqiao.demand;

/// A grant is about to be suspended, resumed or revoked; its row is not held yet. Published inside the transaction, so
/// that whoever follows [GrantChanged] holds its own row first, and two who decide at once wait for each other in one
/// order.
public record GrantDeciding(Grant grant) {}
