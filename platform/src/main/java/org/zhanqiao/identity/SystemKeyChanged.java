package org.zhanqiao.identity;

/// A key was added, shortened or revoked. Published inside the transaction that changed it.
public record SystemKeyChanged(String keyId) {}
