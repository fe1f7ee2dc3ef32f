package org.zhanqiao.barrier.discovery;

/// A paper has a barrier that it did not have, or has it for another reason. Published in the transaction
/// that keeps it.
public record BreakFound(Finding finding) {}
