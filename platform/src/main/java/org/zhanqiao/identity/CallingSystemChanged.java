package org.zhanqiao.identity;

/// A calling system was registered. Published inside the transaction that changed it.
public record CallingSystemChanged(String system) {}
