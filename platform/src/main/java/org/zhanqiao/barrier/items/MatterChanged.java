package org.zhanqiao.barrier.items;

/// A matter was registered, changed or retired; published in that transaction.
public record MatterChanged(Matter matter) {}
