package org.zhanqiao.catalog;

/// A dataset in force was replaced by another of its code: its items, their types or their levels may differ. Published
/// inside the transaction that replaces it, so that a listener that cannot follow undoes the change.
public record DatasetChanged(String code) {}
