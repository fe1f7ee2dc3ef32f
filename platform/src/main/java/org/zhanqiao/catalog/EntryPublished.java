package org.zhanqiao.catalog;

/// An entry came into force, or a new version of it. Published within the transaction that does it.
public record EntryPublished(String code, int version) {}
