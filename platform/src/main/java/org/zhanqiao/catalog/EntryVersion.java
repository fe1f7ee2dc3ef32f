package org.zhanqiao.catalog;

import java.time.Instant;

/// One publication of an entry, whole and for good.
public record EntryVersion(String code, int version, EntryMetadata metadata, String publishedBy, Instant publishedAt) {}
