package org.zhanqiao.catalog;

/// An item of a dataset that is served although its entry is not published yet rose to a higher level. Published in the
/// transaction of the rise.
public record DatasetRaised(String code) {}
