package org.zhanqiao.catalog;

import java.time.Instant;

/// What is said of an entry that is no more in force, or shall not be.
///
/// @param by         who withdrew it, or proposed to
/// @param replacedBy code of the entry that takes its place; empty when nothing does
public record Tombstone(String by, Instant at, String because, String replacedBy) {}
