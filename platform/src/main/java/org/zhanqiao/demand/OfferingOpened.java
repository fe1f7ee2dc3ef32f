package org.zhanqiao.demand;

/// An agency opened a data service on an entry of its own that none served. Published inside the transaction that opens
/// it.
///
/// @param dataset code of the entry
/// @param service code of the service
public record OfferingOpened(String dataset, String service) {}
