package org.zhanqiao.hosting;

/// A table that is served from now on; nobody has been granted anything.
///
/// @param dataset code of its catalog entry, which is a draft
public record PublishedTable(String agency, String dataset, String service, long rows) {}
