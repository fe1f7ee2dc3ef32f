package org.zhanqiao.catalog;

/// An entry is no more in force. Published within the transaction that does it.
public record EntryWithdrawn(String code) {}
