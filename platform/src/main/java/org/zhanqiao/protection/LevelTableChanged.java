package org.zhanqiao.protection;

/// Another table is in force. Published inside the transaction that changes it, so that a listener that cannot follow
/// undoes the change.
public record LevelTableChanged(LevelTable table) {}
