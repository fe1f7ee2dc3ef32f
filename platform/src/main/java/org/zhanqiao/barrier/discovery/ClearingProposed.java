package org.zhanqiao.barrier.discovery;

/// An agency says something of a paper that would end a barrier without calls to prove it: it waits for the bureau, and
/// the chain keeps its result till then. Published once, in the transaction that keeps it.
public record ClearingProposed(PaperKey paper) {}
