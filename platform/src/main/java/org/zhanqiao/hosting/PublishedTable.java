package org.zhanqiao.hosting;

/// A table that is served from now on; nobody has been granted anything.
public record PublishedTable(String agency, String dataset, String service, long rows) {}
