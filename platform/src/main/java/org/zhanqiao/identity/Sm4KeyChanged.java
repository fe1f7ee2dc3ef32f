package org.zhanqiao.identity;

/// An SM4 key was registered or withdrawn. Published inside the transaction that changed it.
public record Sm4KeyChanged(String keyId) {}
